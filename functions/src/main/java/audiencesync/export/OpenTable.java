package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.function.Supplier;

/**
 * One object, opened as the table it was found to be: its header is read, its rows are not.
 *
 * @param format never {@link FileFormat#AUTO}
 * @param rows the rows, which go to the feed when they are asked for
 * @param feed where they go
 * @param charset the charset, as far as it is known when it is asked for
 * @param compression how the object is compressed, in reports
 */
record OpenTable(
    FileFormat format,
    RowSource rows,
    RowFeed feed,
    Supplier<CharsetFinding> charset,
    String compression) {
  /** The format has no other. */
  private static final CharsetFinding UTF_8_ALWAYS =
      CharsetFinding.of(UTF_8, CharsetCertainty.GIVEN);

  /** Opens the text in {@code content}, whose rows go to the feed. */
  static OpenTable of(ObjectContent content, ReadPlan plan, RowFeed feed) throws IOException {
    if (plan.spec().format() == FileFormat.PARQUET) {
      throw new ExportException(
          content.key()
              + " is not Parquet, though the connector says so. Set \"format\" to what it is, or to"
              + " AUTO.");
    }
    TextStream text = TextStream.of(content.bytes(), content.key(), plan.spec().charset());
    PushbackInputStream peekable = new PushbackInputStream(text, TableFormat.HEAD_BYTES);
    byte[] head = peekable.readNBytes(TableFormat.HEAD_BYTES);
    if (head.length == TableFormat.HEAD_BYTES || !plan.spec().header() || !isBlank(head)) {
      peekable.unread(head);
    }
    TableFormat format = TableFormat.of(plan.spec(), head);
    if (format.format() == FileFormat.JSONL) {
      new JsonLinesHead(head).checkLines(content.key());
    }
    CharsetCheck charset = new CharsetCheck(content.key(), text);
    RowSource rows = new Opening(charset, plan, feed).rows(peekable, head, format);
    return new OpenTable(format.format(), rows, feed, text::finding, content.compression());
  }

  /** A text of white space only has no header, and no rows. */
  private static boolean isBlank(byte[] text) {
    int at = 0;
    while (at < text.length && TableFormat.isSpace(text[at])) {
      at++;
    }
    return at == text.length;
  }

  /** Opens a Parquet object, whose rows go to the feed. */
  static OpenTable ofParquet(ExportObject object, ReadPlan plan, ObjectBudget budget, RowFeed feed)
      throws IOException {
    FileFormat format = plan.spec().format();
    if (format != FileFormat.AUTO && format != FileFormat.PARQUET) {
      throw new ExportException(
          "%s is Parquet, though the connector says %s. Set \"format\" to PARQUET, or to AUTO."
              .formatted(object.key(), format));
    }
    ParquetRows rows = ParquetRows.open(object, new ParquetRows.Reading(plan, budget, feed));
    return new OpenTable(FileFormat.PARQUET, rows, feed, () -> UTF_8_ALWAYS, rows.compression());
  }

  private record Opening(CharsetCheck charset, ReadPlan plan, RowFeed feed) {
    RowSource rows(InputStream text, byte[] head, TableFormat format) throws IOException {
      return switch (format.format()) {
        case JSONL -> jsonRows(text);
        case AUTO, CSV, TSV, PARQUET ->
            csvRows(text, new OtherDelimiters(head, format.delimiter(), plan.columns()));
      };
    }

    private RowSource jsonRows(InputStream text) {
      JsonColumns columns = new JsonColumns(plan.columns(), charset, plan.members(), plan.limits());
      TextPieces pieces = plan.pieces(text, JsonRows::lastRowEnd);
      return new JsonRows(pieces.window(), columns, new ObjectMembers(columns), feed);
    }

    private RowSource csvRows(InputStream text, OtherDelimiters delimiters) throws IOException {
      CsvScanner scanner = new CsvScanner(delimiters.delimiter(), plan.limits());
      CsvColumns columns = new CsvColumns(charset, delimiters);
      TextPieces pieces = plan.pieces(text, scanner.rowEnds());
      CsvRows rows = new CsvRows(new CsvRecords(pieces.window(), scanner), columns, feed);
      if (plan.spec().header()) {
        rows.readHeader();
      }
      return rows;
    }
  }
}

package audiencesync.export;

import audiencesync.audience.RowSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * One object, opened as the table it was found to be: its header is read, its rows are not.
 *
 * @param text what the rows are read from
 * @param format never {@link FileFormat#AUTO}
 * @param rows the rows, which go to the feed when they are asked for
 * @param feed where they go
 */
record OpenTable(TextStream text, FileFormat format, RowSource rows, RowFeed feed) {
  /** Opens the table in {@code content}, whose rows go to {@code sink}. */
  static OpenTable of(ObjectContent content, ReadPlan plan, RowSink sink) throws IOException {
    TextStream text = TextStream.of(content.bytes(), content.key(), plan.spec().charset());
    PushbackInputStream peekable = new PushbackInputStream(text, TableFormat.HEAD_BYTES);
    byte[] head = peekable.readNBytes(TableFormat.HEAD_BYTES);
    peekable.unread(head);
    TableFormat format = TableFormat.of(plan.spec(), head);
    if (format.format() == FileFormat.JSONL) {
      new JsonLinesHead(head).checkLines(content.key());
    }
    RowFeed feed = new RowFeed(plan.spec(), plan.columns(), sink);
    CharsetCheck charset = new CharsetCheck(content.key(), text);
    RowSource rows = new Opening(charset, plan, feed).rows(peekable, format);
    return new OpenTable(text, format.format(), rows, feed);
  }

  /** The charset, as far as it is known. */
  CharsetFinding charset() {
    return text.finding();
  }

  private record Opening(CharsetCheck charset, ReadPlan plan, RowFeed feed) {
    RowSource rows(InputStream text, TableFormat format) throws IOException {
      TextBlocks blocks = new TextBlocks(text, plan.blockBytes());
      return switch (format.format()) {
        case JSONL -> jsonRows(blocks);
        case PARQUET -> throw ObjectContent.parquet(charset.key());
        case AUTO, CSV, TSV -> csvRows(blocks, format.delimiter());
      };
    }

    private RowSource jsonRows(TextBlocks blocks) {
      JsonMembers members = JsonMembers.of(plan.columns(), charset.key());
      return new JsonRows(
          blocks, new JsonColumns(plan.columns(), members, plan.limits()), charset, feed);
    }

    private RowSource csvRows(TextBlocks blocks, char delimiter) throws IOException {
      CsvScanner scanner = new CsvScanner(delimiter, plan.limits());
      CsvColumns columns = new CsvColumns(charset, delimiter, plan.columns());
      CsvRows rows = new CsvRows(new CsvRecords(blocks, scanner), columns, feed);
      if (plan.spec().header()) {
        rows.readHeader();
      }
      return rows;
    }
  }
}

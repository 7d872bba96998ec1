package audiencesync.export;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the needed columns stand in one CSV or TSV. Each object is bound for itself: columns may
 * stand in another order in each.
 *
 * @param charset the charset of the object's text
 * @param delimiters what separates its fields, and may do so
 */
record CsvColumns(CharsetCheck charset, OtherDelimiters delimiters) {
  private static final Pattern LONE_CARRIAGE_RETURN = Pattern.compile("\r(?!\n)");

  /** The columns; what is bound has their order. */
  NeededColumns needed() {
    return delimiters.needed();
  }

  private String key() {
    return charset.key();
  }

  /** Whether another charset could take a delimiter for a part of a character. */
  boolean mayBeCutOtherwise() {
    return CharsetCheck.mayBeInsideCharacter(delimiters.delimiter());
  }

  /** The names that the current record writes. */
  Header header(CsvRecords records) {
    if (!records.isAscii() && !records.isValid()) {
      throw new ExportException(
          key()
              + " has a header (line "
              + records.line()
              + ") that is not text in its charset. Set \"charset\" to the one it was written in.");
    }
    checkWidth(records.fields());
    List<String> names = OtherDelimiters.values(records);
    return checkLines(Header.written(key(), names, needed(), hint(names)));
  }

  private void checkWidth(int width) {
    if (width > CsvScanner.MAX_COLUMNS) {
      throw new ExportException(
          "%s has %d columns; at most %d are read. Export the columns that are needed."
              .formatted(key(), width, CsvScanner.MAX_COLUMNS));
    }
  }

  /** What may be wrong with names that are not the expected ones. */
  private String hint(List<String> names) {
    String separated = delimiters.hint(names);
    if (!separated.isEmpty()) {
      return separated;
    }
    boolean isBeyondAscii = names.stream().anyMatch(name -> !Header.isAscii(name));
    return isBeyondAscii ? charset.hint() : "";
  }

  private Header checkLines(Header header) {
    if (header.names().stream().anyMatch(name -> LONE_CARRIAGE_RETURN.matcher(name).find())) {
      throw new ExportException(
          key() + " ends its lines with CR alone. Export it with LF or CRLF line ends.");
    }
    return header;
  }

  ExportException unreadableHeader(long line) {
    return new ExportException(
        ("%s has a header (line %d) that cannot be read: a quote is out of place or never closed,"
                + " or a name is too long.%s")
            .formatted(key(), line, hintOr(List.of(), " Correct the export.")));
  }

  private String hintOr(List<String> firstRow, String otherwise) {
    String separated = delimiters.hint(firstRow);
    return separated.isEmpty() ? otherwise : separated;
  }

  /** The positions of the columns, which must be named, in a file with that header. */
  int[] bind(Header header) {
    return needed().columns().stream().mapToInt(column -> position(column, header)).toArray();
  }

  private int position(Column column, Header header) {
    if (column instanceof Column.Named named) {
      return header.position(named.name());
    }
    throw new ExportException(
        ("%s is read with a header, but the connector asks for the column %s. Name the column, or"
                + " set \"header\" to false.")
            .formatted(key(), column));
  }

  /** The positions of the columns in a file without a header, whose first row is that. */
  int[] bind(CsvRecords first) {
    checkWidth(first.fields());
    return needed().columns().stream().mapToInt(column -> position(column, first)).toArray();
  }

  private int position(Column column, CsvRecords first) {
    if (!(column instanceof Column.Position position)) {
      throw new ExportException(
          ("%s is read without a header, but the connector asks for the column %s. Give its"
                  + " position (0 is the first), or set \"header\" to true.")
              .formatted(key(), column));
    }
    if (position.index() >= first.fields()) {
      throw new ExportException(
          "%s has no column at position %d: its first row has %d columns, counted from 0.%s"
              .formatted(
                  key(),
                  position.index(),
                  first.fields(),
                  hintOr(OtherDelimiters.values(first), " Correct the connector or the export.")));
    }
    return position.index();
  }
}

package audiencesync.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the needed columns stand in one CSV or TSV. Each object is bound for itself: columns may
 * stand in another order in each.
 *
 * @param charset the charset of the object's text
 * @param delimiter what separates its fields
 * @param needed the columns; what is bound has their order
 */
record CsvColumns(CharsetCheck charset, char delimiter, NeededColumns needed) {
  private static final Pattern LONE_CARRIAGE_RETURN = Pattern.compile("\r(?!\n)");

  private String key() {
    return charset.key();
  }

  /** Whether another charset could take a delimiter for a part of a character. */
  boolean mayBeCutOtherwise() {
    return CharsetCheck.mayBeInsideCharacter(delimiter);
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
    Fields field = new Fields(1);
    List<String> names = new ArrayList<>(records.fields());
    for (int i = 0; i < records.fields(); i++) {
      records.locate(i, field, 1);
      names.add(field.value(1));
    }
    return checkLines(Header.written(key(), names, hint(names)));
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
    Optional<Character> other = OtherDelimiters.in(names, delimiter);
    if (other.isPresent()) {
      return " The first line looks separated by %s: set \"delimiter\" to it."
          .formatted(OtherDelimiters.shown(other.get()));
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
                + " or a name is too long. Correct the export.")
            .formatted(key(), line));
  }

  /** The positions of the columns, which must be named, in a file with that header. */
  int[] bind(Header header) {
    return needed.columns().stream().mapToInt(column -> position(column, header)).toArray();
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

  /** The positions of the columns in a file without a header, whose first row has that width. */
  int[] bind(int width) {
    checkWidth(width);
    return needed.columns().stream().mapToInt(column -> position(column, width)).toArray();
  }

  private int position(Column column, int width) {
    if (!(column instanceof Column.Position position)) {
      throw new ExportException(
          ("%s is read without a header, but the connector asks for the column %s. Give its"
                  + " position (0 is the first), or set \"header\" to true.")
              .formatted(key(), column));
    }
    if (position.index() >= width) {
      throw new ExportException(
          ("%s has no column at position %d: its first row has %d columns, counted from 0. Correct"
                  + " the connector or the export.")
              .formatted(key(), position.index(), width));
    }
    return position.index();
  }
}

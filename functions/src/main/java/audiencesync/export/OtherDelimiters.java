package audiencesync.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may separate the fields of a text whose needed columns are not found. Never acted on: a
 * semicolon or bar may belong to a name, and what separates fields decides how every row is cut.
 *
 * @param head the text's first bytes
 * @param delimiter what it was cut by
 * @param needed the columns
 */
@SuppressWarnings("ArrayRecordComponent") // Lives for one object and is never compared.
record OtherDelimiters(byte[] head, char delimiter, NeededColumns needed) {
  private static final List<Character> USUAL_ONES = List.of(';', '|', '\t', ',');
  private static final int BLOCK_BYTES = 4 << 10;

  /**
   * What to add to a message, with a blank before it; empty when there is nothing to say.
   *
   * @param names the first row as it was cut; none if it could not be
   */
  String hint(List<String> names) {
    return better(names)
        .or(() -> insideOnly(names))
        .map(
            other ->
                " The first line looks separated by %s: set \"delimiter\" to it."
                    .formatted(shown(other)))
        .orElse("");
  }

  /** The one by which most columns are found in the first row, if they are more than now. */
  private Optional<Character> better(List<String> names) {
    long foundNow = found(names);
    return others()
        .filter(other -> found(firstRow(other)) > foundNow)
        .max(Comparator.comparingLong(other -> found(firstRow(other))));
  }

  private Stream<Character> others() {
    return USUAL_ONES.stream().filter(other -> other != delimiter);
  }

  private long found(List<String> names) {
    Header header = Header.written("", names, needed, "");
    return needed.columns().stream().filter(column -> isFound(column, header)).count();
  }

  private static boolean isFound(Column column, Header header) {
    return column instanceof Column.Named named
        ? header.has(named.name())
        : column instanceof Column.Position position && position.index() < header.names().size();
  }

  private List<String> firstRow(char other) {
    CsvScanner scanner = new CsvScanner(other, ReadLimits.DEFAULT);
    TextPieces pieces =
        new TextPieces(new ByteArrayInputStream(head), scanner.rowEnds(), BLOCK_BYTES);
    try (CsvRecords records = new CsvRecords(pieces.window(), scanner)) {
      return records.next() == CsvRecords.Next.RECORD ? values(records) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
  }

  /** The first values of a record, as many as may be located. */
  static List<String> values(CsvRecords records) {
    Fields field = new Fields(1);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < Math.min(records.fields(), CsvScanner.MAX_COLUMNS); i++) {
      records.locate(i, field, 1);
      values.add(field.value(1));
    }
    return values;
  }

  /** The first that cuts an only name into several. */
  private Optional<Character> insideOnly(List<String> names) {
    return names.size() == 1
        ? others().filter(other -> names.get(0).indexOf(other) >= 0).findFirst()
        : Optional.empty();
  }

  private static String shown(char delimiter) {
    return delimiter == '\t' ? "tabs (\"\\t\")" : "\"" + delimiter + "\"";
  }
}

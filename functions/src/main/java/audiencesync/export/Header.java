package audiencesync.export;

import java.text.Normalizer;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The names of a file's columns, as its first row writes them or its format declares them.
 *
 * @param key the object's name
 * @param names the names, in the order of the columns
 * @param isDeclared whether they cannot be anything but names
 * @param hint what to add when a name is not among them, with a blank before it; may be empty
 */
record Header(String key, List<String> names, boolean isDeclared, String hint) {
  private static final int MOST_NAMES_SHOWN = 50;
  private static final int LONGEST_NAME_SHOWN = 64;

  private static final String SHOWN =
      "Its columns are %s. Name one of them in the connector, or add the column to the export.";

  private static final String HIDDEN =
      "Its first line is not shown, because it may hold data instead of names. If the file has no"
          + " header, set \"header\" to false and map columns by position.";

  /** What may be a person's data, when a file without a header is read as if it had one. */
  private static final Pattern MAY_BE_DATA =
      Pattern.compile("[@＠]|(\\p{Nd}.*){3}|.{" + (LONGEST_NAME_SHOWN + 1) + "}", Pattern.DOTALL);

  Header {
    names = List.copyOf(names);
  }

  /** What a first row says, which may be data after all. */
  static Header written(String key, List<String> names, String hint) {
    return new Header(key, names, false, hint);
  }

  /** What a format declares. */
  static Header declared(String key, List<String> names) {
    return new Header(key, names, true, "");
  }

  /**
   * The position of the column of that name: as it is written, or else but for white space around
   * it and NFKC (a full-width name is the half-width one).
   */
  int position(String name) {
    int[] positions = positions(written -> written.equals(name));
    if (positions.length == 0) {
      String folded = folded(name);
      positions = positions(written -> folded(written).equals(folded));
    }
    if (positions.length != 1) {
      throw positions.length == 0 ? missing(name) : ambiguous(name, positions);
    }
    return positions[0];
  }

  /** Whether {@link #position} finds the column of that name. */
  boolean has(String name) {
    int exact = positions(written -> written.equals(name)).length;
    String folded = folded(name);
    return exact == 1
        || (exact == 0 && positions(written -> folded(written).equals(folded)).length == 1);
  }

  private int[] positions(Predicate<String> isSame) {
    return IntStream.range(0, names.size()).filter(i -> isSame.test(names.get(i))).toArray();
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
  }

  private ExportException missing(String name) {
    String columns = mayBeData() ? HIDDEN : SHOWN.formatted(shown());
    return new ExportException("%s has no column \"%s\". %s%s".formatted(key, name, columns, hint));
  }

  private ExportException ambiguous(String name, int[] positions) {
    String columns = mayBeData() ? "" : " Its columns are %s.".formatted(shown());
    return new ExportException(
        ("%s has %d columns that may be \"%s\", at positions %s (counted from 0).%s Rename all but"
                + " one in the export.")
            .formatted(key, positions.length, name, listed(positions), columns));
  }

  private static String listed(int[] positions) {
    return IntStream.of(positions).mapToObj(Integer::toString).collect(Collectors.joining(", "));
  }

  /** Whether one of the columns at these positions has a name beyond ASCII. */
  boolean isBeyondAscii(int[] positions) {
    return IntStream.of(positions).anyMatch(i -> !isAscii(names.get(i)));
  }

  static boolean isAscii(String name) {
    return name.chars().allMatch(c -> c < 0x80);
  }

  private boolean mayBeData() {
    return !isDeclared && names.stream().anyMatch(Header::mayBeData);
  }

  /** Whether a name looks like a value. */
  static boolean mayBeData(String name) {
    return MAY_BE_DATA.matcher(name).find();
  }

  private String shown() {
    return shown(names);
  }

  /** The first of many names. */
  static String shown(List<String> names) {
    String shown =
        names.stream()
            .limit(MOST_NAMES_SHOWN)
            .map(Header::shownName)
            .collect(Collectors.joining(", "));
    int more = names.size() - MOST_NAMES_SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  static String shownName(String name) {
    return '"' + Printable.of(name) + '"';
  }
}

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
 * @param evidence why they are names
 * @param needed the connector's columns
 * @param hint what to add when a name is not among them, with a blank before it; may be empty
 */
record Header(
    String key, List<String> names, Evidence evidence, NeededColumns needed, String hint) {
  /** How it is known that a row holds names of columns and not somebody's data. */
  enum Evidence {
    NONE,
    /** One of the connector's own is among them. */
    ONE_OF_OURS,
    /** The format has a place for them. */
    DECLARED
  }

  private static final int MOST_NAMES_SHOWN = 50;
  private static final int LONGEST_NAME_SHOWN = 64;

  private static final String OTHER_COLUMN =
      "%s has no column \"%s\". Its columns are %s. Name one of them in the connector, or add the"
          + " column to the export.%s";

  private static final String NO_COLUMN =
      "%s has none of the columns %s. Its first line has %d: %s. Name its columns in the connector,"
          + " or correct the export; if it has no header, set \"header\" to false and map columns by"
          + " position.%s";

  /** What may be a person's data, even among names. */
  private static final Pattern MAY_BE_DATA =
      Pattern.compile("[@＠]|(\\p{Nd}.*){3}|.{" + (LONGEST_NAME_SHOWN + 1) + "}", Pattern.DOTALL);

  Header {
    names = List.copyOf(names);
  }

  /** What a first row says: names if it has one of the needed ones, else it may be data. */
  static Header written(String key, List<String> names, NeededColumns needed, String hint) {
    boolean areNames = names.stream().anyMatch(needed::hasName);
    return new Header(key, names, areNames ? Evidence.ONE_OF_OURS : Evidence.NONE, needed, hint);
  }

  /** What a format declares. */
  static Header declared(String key, List<String> names, NeededColumns needed) {
    return new Header(key, names, Evidence.DECLARED, needed, "");
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

  static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
  }

  private ExportException missing(String name) {
    return new ExportException(
        evidence == Evidence.NONE
            ? NO_COLUMN.formatted(key, shown(needed.names()), names.size(), shown(), hint)
            : OTHER_COLUMN.formatted(key, name, shown(), hint));
  }

  private ExportException ambiguous(String name, int[] positions) {
    return new ExportException(
        ("%s has %d columns that may be \"%s\", at positions %s (counted from 0). Its columns are"
                + " %s. Rename all but one in the export.")
            .formatted(key, positions.length, name, listed(positions), shown()));
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

  /** Whether a name looks like a value. */
  static boolean mayBeData(String name) {
    return MAY_BE_DATA.matcher(name).find();
  }

  /** The names that may be shown, and how many may not. */
  private String shown() {
    List<String> shown = names.stream().filter(this::isShown).toList();
    int hidden = names.size() - shown.size();
    if (hidden == 0) {
      return shown(names);
    }
    String rest = hidden + " that may be data and so not shown";
    return shown.isEmpty() ? rest : shown(shown) + " and " + rest;
  }

  private boolean isShown(String name) {
    return switch (evidence) {
      case NONE -> ColumnWords.makeUp(name);
      case ONE_OF_OURS -> ColumnWords.makeUp(name) || !mayBeData(name);
      case DECLARED -> true;
    };
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

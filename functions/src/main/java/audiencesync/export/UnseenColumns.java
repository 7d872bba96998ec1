package audiencesync.export;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Columns that a connector uses and no record of JSON Lines has.
 *
 * @param columns the columns, at least one
 * @param names names of members that records have, in order; not all when they are many
 * @param objects how many objects of JSON Lines with records were read
 * @param firstObject the one of these whose key is the first
 */
record UnseenColumns(List<Column> columns, List<String> names, int objects, String firstObject) {
  /**
   * What is wrong and what to do about it.
   *
   * @param places where the connector names a column
   */
  String message(Function<Column, String> places) {
    return ("No record of %s has %s. %s Correct the connector or the export. If the export writes a"
            + " member only where it has a value, say \"optional\": true in the conditions that"
            + " compare it.")
        .formatted(where(), named(places), whatIsThere());
  }

  private String where() {
    return objects == 1
        ? firstObject
        : String.format(
            Locale.ROOT, "the %,d JSON Lines files (the first is %s)", objects, firstObject);
  }

  private String named(Function<Column, String> places) {
    return columns.stream()
        .map(column -> Header.shownName(name(column)) + " (" + places.apply(column) + ")")
        .collect(Collectors.joining(" or "));
  }

  private static String name(Column column) {
    return ((Column.Named) column).name();
  }

  private String whatIsThere() {
    List<String> shown = names.stream().filter(name -> !Header.mayBeData(name)).toList();
    if (names.isEmpty()) {
      return "No other members were noted.";
    }
    if (shown.isEmpty()) {
      return "The names of its members are not shown, because they may be data.";
    }
    return "Members that are there: %s.".formatted(Header.shown(shown));
  }
}

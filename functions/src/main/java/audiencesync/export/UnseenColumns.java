package audiencesync.export;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Columns that a connector uses and no record of JSON Lines has.
 *
 * @param columns the columns, at least one
 * @param names names of members that records have
 * @param where which objects were read
 * @param advice what else may be done, with a blank before it; may be empty
 */
record UnseenColumns(List<Column> columns, Names names, Where where, String advice) {
  static final String NO_ADVICE = "";

  static final String OPTION =
      " If the export writes a member only where it has a value, say \"optional\": true in the"
          + " conditions that compare it.";

  static final String CONDITION =
      " If the export writes a member only where it has a value, add a condition on it with \"op\":"
          + " \"isNotEmpty\" and \"optional\": true.";

  /**
   * Names of members.
   *
   * @param shown those that may be shown, in order; not all when they are many
   * @param hasHidden whether there are others
   */
  record Names(List<String> shown, boolean hasHidden) {}

  /**
   * Where a column is in no record.
   *
   * @param text the objects, for a message
   * @param rest what is true of other objects, with a comma before it; may be empty
   */
  record Where(String text, String rest) {
    /** Nowhere. */
    static Where all(int objects, String first) {
      return new Where(
          objects == 1
              ? first
              : String.format(
                  Locale.ROOT, "the %,d JSON Lines files (the first is %s)", objects, first),
          "");
    }

    /** In one object, but elsewhere it is. */
    static Where one(String key) {
      return new Where(key, ", though other files have it");
    }
  }

  /**
   * What is wrong and what to do about it.
   *
   * @param places where the connector names a column
   */
  String message(Function<Column, String> places) {
    return "%s %s Correct the connector or the export.%s"
        .formatted(fact(places), whatIsThere(), advice);
  }

  /** What is wrong. */
  String fact(Function<Column, String> places) {
    return "No record of %s has %s%s.".formatted(where.text(), named(places), where.rest());
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
    if (!names.shown().isEmpty()) {
      return "Members that are there: %s.".formatted(Header.shown(names.shown()));
    }
    return names.hasHidden()
        ? "The names of its members are not shown, because they may be data."
        : "No other members were noted.";
  }
}

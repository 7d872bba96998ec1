package audiencesync.export;

import java.util.HashMap;
import java.util.Map;

/**
 * The members of a JSON object that are needed, each with the slot of its value and the needed
 * members inside it. A column {@code a.b} is found as the member {@code a.b} of the row itself or
 * as {@code b} inside {@code a}.
 */
final class JsonMembers {
  private static final JsonMembers NOT_NEEDED = new JsonMembers();

  private final Map<String, JsonMembers> members = new HashMap<>();
  private int slot = NeededColumns.NONE;

  private JsonMembers() {}

  /** The members of a row of the object {@code key}. */
  static JsonMembers of(NeededColumns columns, String key) {
    JsonMembers row = new JsonMembers();
    for (Column column : columns.columns()) {
      String name = name(column, key);
      row.orNew(name).slot = columns.slot(column);
      if (name.indexOf('.') >= 0) {
        row.inside(name.split("\\.", -1)).slot = columns.slot(column);
      }
    }
    return row;
  }

  private static String name(Column column, String key) {
    if (column instanceof Column.Named named) {
      return named.name();
    }
    throw new ExportException(
        ("%s is JSON Lines, whose values have names, but the connector asks for the column %s."
                + " Name the column.")
            .formatted(key, column));
  }

  private JsonMembers inside(String[] path) {
    JsonMembers found = this;
    for (String name : path) {
      found = found.orNew(name);
    }
    return found;
  }

  private JsonMembers orNew(String name) {
    return members.computeIfAbsent(name, unknown -> new JsonMembers());
  }

  /** What is needed of the member of that name; perhaps nothing. */
  JsonMembers member(String name) {
    return members.getOrDefault(name, NOT_NEEDED);
  }

  /** Whether anything inside the member's value is needed. */
  boolean hasMembers() {
    return !members.isEmpty();
  }

  /** The slot of the member's own value, or {@link NeededColumns#NONE}. */
  int slot() {
    return slot;
  }
}

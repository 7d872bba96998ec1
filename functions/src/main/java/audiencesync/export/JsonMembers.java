package audiencesync.export;

import java.util.HashMap;
import java.util.Map;

/**
 * The members of a JSON object that are needed, each with the slot of its value and the needed
 * members inside it. A column {@code a.b} is found as the member {@code a.b} of the row itself or
 * as {@code b} inside {@code a}; each name as it is written, or else trimmed and in NFKC.
 *
 * <p>Remembers names that were met, a bounded number of them: it belongs to one thread.
 */
final class JsonMembers {
  private static final int MOST_NAMES_REMEMBERED = 1_000;
  private static final int LONGEST_NAME_REMEMBERED = 256;
  private static final JsonMembers NOT_NEEDED = new JsonMembers();

  /** By names as the connector writes them. */
  private final Map<String, JsonMembers> members;

  /** By folded names. */
  private final Map<String, JsonMembers> folded;

  /** By names as a file writes them: the exact ones, and others once they were met. */
  private final Map<String, JsonMembers> met;

  private final boolean isFolded;
  private int slot = NeededColumns.NONE;

  private JsonMembers() {
    members = new HashMap<>();
    folded = new HashMap<>();
    met = new HashMap<>();
    isFolded = false;
  }

  /** The same member under a name that is the connector's only when both are folded. */
  private JsonMembers(JsonMembers exact) {
    members = exact.members;
    folded = exact.folded;
    met = exact.met;
    slot = exact.slot;
    isFolded = true;
  }

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
    row.fold();
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

  private void fold() {
    members.forEach(
        (name, member) -> {
          member.fold();
          folded.putIfAbsent(Header.folded(name), new JsonMembers(member));
        });
    met.putAll(members);
  }

  /** What is needed of the member of that name; perhaps nothing. */
  JsonMembers member(String name) {
    JsonMembers known = met.get(name);
    return known != null ? known : meet(name);
  }

  /** Only names that are new are folded. */
  private JsonMembers meet(String name) {
    if (!hasMembers()) {
      return NOT_NEEDED;
    }
    JsonMembers member = folded.getOrDefault(Header.folded(name), NOT_NEEDED);
    if (met.size() < MOST_NAMES_REMEMBERED && name.length() <= LONGEST_NAME_REMEMBERED) {
      met.put(name, member);
    }
    return member;
  }

  /** Whether it was found by its folded name only. */
  boolean isFolded() {
    return isFolded;
  }

  /** Whether the member or anything inside it is needed. */
  boolean isNeeded() {
    return slot != NeededColumns.NONE || hasMembers();
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

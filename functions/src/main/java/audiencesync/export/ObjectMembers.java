package audiencesync.export;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which needed members records of one object have had. Asked for every row: it makes no object.
 * Threads may share it.
 */
final class ObjectMembers {
  /** How members are named shows early; later records are not asked. */
  private static final int RECORDS_ASKED_FOR_NAMES = 100;

  /**
   * So many records of which none has a member that records of other objects have: it is named
   * otherwise here. One person in a hundred who has it makes one such object in 20,000.
   */
  static final int RECORDS_THAT_TELL = 1_000;

  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final String key;
  private final NeededColumns columns;
  private final MembersSeen input;
  private final boolean[] seen;
  private final Set<String> names = new HashSet<>();
  private int missing;
  private int records;

  /** Whether no further record can tell anything new. */
  private volatile boolean isKnown;

  ObjectMembers(JsonColumns columns) {
    this.key = columns.charset().key();
    this.columns = columns.needed();
    this.input = columns.seen();
    this.missing = columns.needed().columns().size();
    this.seen = new boolean[missing + 1];
  }

  /** Takes note of a record; returns whether the names of its members are of interest. */
  boolean record(JsonRow row) {
    return !isKnown && isOfInterest(row);
  }

  private synchronized boolean isOfInterest(JsonRow row) {
    if (records == 0) {
      input.sawObject(key);
    }
    records = Math.min(records + 1, RECORDS_THAT_TELL);
    if (missing > 0) {
      look(row);
    }
    isKnown = missing == 0;
    return missing > 0 && records <= RECORDS_ASKED_FOR_NAMES;
  }

  private void look(JsonRow row) {
    for (int slot = 1; slot < seen.length; slot++) {
      if (!seen[slot] && row.has(slot)) {
        seen[slot] = true;
        missing--;
        input.saw(slot);
      }
    }
  }

  /** Takes note of the names in a record. */
  synchronized void names(JsonNames some) {
    input.sawNames(some);
    some.shown().stream()
        .filter(name -> names.size() < MembersSeen.MOST_NAMES)
        .forEach(name -> names.add(alike(name)));
  }

  /** Without case, width and separators: {@code opt_out} and {@code optOut} are meant alike. */
  private static String alike(String name) {
    return SEPARATORS.matcher(Header.folded(name)).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** Ends the object, all of whose records were seen. */
  synchronized void end() {
    if (records == 0) {
      return;
    }
    for (Column column : columns.columns()) {
      if (!seen[columns.slot(column)]) {
        input.lacks(column, new MembersSeen.Lack(key, isNamedOtherwise(column)));
      }
    }
  }

  private boolean isNamedOtherwise(Column column) {
    return records >= RECORDS_THAT_TELL || names.contains(alike(((Column.Named) column).name()));
  }
}

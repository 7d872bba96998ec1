package audiencesync.export;

/** Which needed members records of one object have had. Asked for every row: it makes no object. */
final class ObjectMembers {
  /** How members are named shows early; later records are not asked. */
  private static final int RECORDS_ASKED_FOR_NAMES = 100;

  private final String key;
  private final MembersSeen input;
  private final boolean[] seen;
  private int missing;
  private int records;

  ObjectMembers(String key, JsonColumns columns) {
    this.key = key;
    this.input = columns.seen();
    this.missing = columns.needed().columns().size();
    this.seen = new boolean[missing + 1];
  }

  /** Takes note of a record; returns whether the names of its members are of interest. */
  boolean record(JsonRow row) {
    if (records == 0) {
      input.sawObject(key);
    }
    records = Math.min(records + 1, RECORDS_ASKED_FOR_NAMES + 1);
    if (missing > 0) {
      look(row);
    }
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
}

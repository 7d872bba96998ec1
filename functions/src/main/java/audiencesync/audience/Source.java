package audiencesync.audience;

/**
 * The object that a sink's rows come from.
 *
 * @param input the export it belongs to
 * @param key its name
 */
record Source(Input input, String key) {
  RejectedRow row(long line, String reason) {
    return new RejectedRow(input, key, line, reason);
  }

  /** Whether a row on that line comes after another in the order of {@link RejectedRow}. */
  boolean isBehind(RejectedRow other, long line) {
    if (input != other.input()) {
      return input.compareTo(other.input()) > 0;
    }
    int keys = key.compareTo(other.key());
    return keys == 0 ? line > other.line() : keys > 0;
  }
}

package audiencesync.export.codec;

/**
 * The inflated bytes that matches may refer to, and those that are not yet handed out. When it is
 * full, its last bytes move to its begin.
 */
final class DeflateWindow {
  /** It is full when it ends here, or behind. */
  static final int FULL = 128 << 10;

  /** A match refers to as many bytes back, at most. */
  private static final int HISTORY = 32 << 10;

  /** For literals and a match that begin just before it is full, and words that overrun them. */
  private static final int ROOM = DeflateEntry.LONGEST_MATCH + 4 * Long.BYTES;

  final byte[] bytes = new byte[FULL + ROOM];
  int end;
  private int given;

  /** Begins a stream. */
  void clear() {
    end = 0;
    given = 0;
  }

  /** Makes room, if it is needed. All that there is must have been handed out. */
  void makeRoom() {
    if (end > FULL / 2) {
      System.arraycopy(bytes, end - HISTORY, bytes, 0, HISTORY);
      end = HISTORY;
      given = HISTORY;
    }
  }

  boolean isFull() {
    return end >= FULL;
  }

  boolean hasBytes() {
    return given < end;
  }

  int give(byte[] into, int at, int length) {
    int count = Math.min(length, end - given);
    System.arraycopy(bytes, given, into, at, count);
    given += count;
    return count;
  }

  void add(byte value) {
    bytes[end++] = value;
  }

  /** Adds up to {@code most} bytes, until it is full; says how many. */
  int add(byte[] source, int from, int most) {
    int count = Math.min(most, FULL - end);
    System.arraycopy(source, from, bytes, end, count);
    end += count;
    return count;
  }

  /** Repeats {@code length} of the bytes that begin {@code distance} bytes back. */
  void repeat(int distance, int length) {
    Damage.unless(distance <= end);
    for (int i = 0; i < length; i++, end++) {
      bytes[end] = bytes[end - distance];
    }
  }
}

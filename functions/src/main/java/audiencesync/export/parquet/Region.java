package audiencesync.export.parquet;

/**
 * Bytes of a page: {@code [from, to)}, and {@link PageMemory#PADDING} more that may be read in
 * vain.
 */
final class Region {
  private static final String TOO_SHORT = "a page is shorter than its values";

  private final byte[] bytes;
  private final int from;
  private final int to;

  Region(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** The part behind {@code count} bytes. */
  Region after(int count) {
    BrokenPage.unless(count >= 0 && count <= to - from, TOO_SHORT);
    return new Region(bytes, from + count, to);
  }

  /** The first {@code count} bytes. */
  Region first(int count) {
    BrokenPage.unless(count >= 0 && count <= to - from, TOO_SHORT);
    return new Region(bytes, from, from + count);
  }

  int length() {
    return to - from;
  }

  static void checkLength(boolean fits) {
    BrokenPage.unless(fits, TOO_SHORT);
  }
}

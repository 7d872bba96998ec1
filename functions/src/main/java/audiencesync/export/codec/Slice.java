package audiencesync.export.codec;

/** The bytes {@code [from, to)} of an array. */
public final class Slice {
  private final byte[] bytes;
  private final int from;
  private final int to;

  public Slice(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }
}

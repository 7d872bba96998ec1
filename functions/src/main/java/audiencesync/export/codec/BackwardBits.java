package audiencesync.export.codec;

/**
 * Bits that are read from the end of a byte range to its begin, as zstd writes entropy coded data
 * (RFC 8878, 4.1). Behind the begin there are zeros; {@link #left} then is negative.
 */
final class BackwardBits {
  /** So many bytes behind a range must be in the array, whatever they are. */
  static final int PADDING = Long.BYTES;

  /** So many bits a word of {@link #top} has at least. */
  static final int TOP_BITS = 57;

  private final byte[] bytes;
  private final int from;
  private int left;

  /** The bits of {@code [from, to)} below the highest bit that is set in the last byte. */
  BackwardBits(byte[] bytes, int from, int to) {
    Damage.unless(from < to && bytes[to - 1] != 0);
    this.bytes = bytes;
    this.from = from;
    int last = bytes[to - 1] & 0xFF;
    this.left = Byte.SIZE * (to - from - 1) + Integer.SIZE - 1 - Integer.numberOfLeadingZeros(last);
  }

  /** How many bits are left; negative when more were taken than there are. */
  int left() {
    return left;
  }

  /** Takes up to 32 bits. */
  int take(int count) {
    int value = peek(count);
    left -= count;
    return value;
  }

  /**
   * The next {@value #TOP_BITS} bits and maybe more as the top bits of a word, without taking them.
   * At least {@link Long#SIZE} must be left.
   */
  long top() {
    int low = left - Long.SIZE;
    int unaligned = -left & 7;
    return Bytes.longAt(bytes, from + ((low + 7) >>> 3)) << unaligned;
  }

  void skip(int count) {
    left -= count;
  }

  /** The next up to 32 bits, without taking them. */
  int peek(int count) {
    int low = left - count;
    if (low >= 0) {
      return (int) (Bytes.longAt(bytes, from + (low >>> 3)) >>> (low & 7) & ((1L << count) - 1));
    }
    return left <= 0 ? 0 : (int) ((Bytes.longAt(bytes, from) & ((1L << left) - 1)) << -low);
  }
}

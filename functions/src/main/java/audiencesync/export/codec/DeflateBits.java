package audiencesync.export.codec;

/**
 * The bits of deflated data, the lowest of each byte first (RFC 1951, 3.1.1), as far as they are
 * there. Whole bytes that were looked at and not taken are given back, so that the data may come in
 * blocks of any size: what is left of one begins the next.
 */
final class DeflateBits {
  byte[] bytes = {};

  /** The next byte that is not in {@link #word}. */
  int from;

  int to;

  /** The next bits, the first of them lowest, and zeros above. */
  long word;

  /** How many bits the word has. */
  int left;

  /** Goes on in {@code [from, to)} of an array. */
  void goOn(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /** Forgets the rest of a byte. */
  void align() {
    skip(left & 7);
  }

  /** Gives back the whole bytes that are not taken. */
  void giveBack() {
    from -= left >>> 3;
    left &= 7;
    word &= (1L << left) - 1;
  }

  /** Whether so many bits are there, up to 57. */
  boolean has(int count) {
    while (left < count && from < to) {
      word |= (bytes[from++] & 0xFFL) << left;
      left += Byte.SIZE;
    }
    return left >= count;
  }

  /** Takes up to 30 bits, which are there. */
  int take(int count) {
    int value = (int) word & ((1 << count) - 1);
    skip(count);
    return value;
  }

  void skip(int count) {
    word >>>= count;
    left -= count;
  }
}

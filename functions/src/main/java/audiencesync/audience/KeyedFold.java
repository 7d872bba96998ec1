package audiencesync.audience;

import static audiencesync.audience.Fold.fold;

import java.util.random.RandomGenerator;

/**
 * One 64-bit lane of a fingerprint: a text read by 8-byte words, each folded by a secret factor.
 *
 * @param seed where the state begins
 * @param factor multiplies every word
 * @param last multiplies the end state, so that its top bits are as good as any
 */
record KeyedFold(long seed, long factor, long last) {
  static KeyedFold drawnFrom(RandomGenerator random) {
    return new KeyedFold(random.nextLong(), random.nextLong() | 1, random.nextLong() | 1);
  }

  long of(byte[] text, int start, int end) {
    long state = seed ^ (end - start);
    int at = start;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      state = fold(state ^ Ascii.word(text, at), factor);
    }
    if (at < end) {
      state = fold(state ^ tail(text, start, end), factor);
    }
    return fold(state ^ factor, last);
  }

  /**
   * The last 1 to 7 bytes. Where there are 8 to read, the word overlaps the one before: the length
   * is part of the state, so nothing becomes ambiguous.
   */
  private static long tail(byte[] text, int start, int end) {
    if (end - start >= Long.BYTES) {
      return Ascii.word(text, end - Long.BYTES);
    }
    long tail = 0;
    for (int i = start; i < end; i++) {
      tail = tail << Byte.SIZE | (text[i] & 0xFF);
    }
    return tail;
  }
}

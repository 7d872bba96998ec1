package audiencesync.export;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes at once: they are loaded into one {@code long}, the first byte lowest. A set
 * of bytes of such a word is written as the top bits of those bytes ("hits").
 */
final class Words {
  static final int BYTES = Long.BYTES;
  static final long TOP_BITS = 0x8080808080808080L;

  static final byte LINE_FEED = '\n';

  /** The word that is eight line feeds. */
  static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;

  private static final long ALL_BUT_TOP_BITS = 0x7F7F7F7F7F7F7F7FL;
  private static final long EVERY_BYTE_ONE = 0x0101010101010101L;

  /** From the 7th to the 56th: each of them moves the bit of one byte into the highest byte. */
  private static final long EVERY_SEVENTH_BIT = 0x0102040810204080L;

  private static final long BLANKS = ' ' * EVERY_BYTE_ONE;
  private static final long ABOVE_QUOTE = ('"' + 1) * EVERY_BYTE_ONE;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  /** The word that begins at {@code index}; seven more bytes must follow it in the array. */
  static long at(byte[] text, int index) {
    return (long) LONGS.get(text, index);
  }

  /** The word that is eight times {@code b}. */
  static long repeated(char b) {
    return b * EVERY_BYTE_ONE;
  }

  /**
   * A word whose top bits are clear exactly where {@code word} has the byte of {@code pattern}. The
   * sum carries out of no byte, so that no byte depends on its neighbour: there are no false hits.
   */
  static long misses(long word, long pattern) {
    long difference = word ^ pattern;
    return ((difference & ALL_BUT_TOP_BITS) + ALL_BUT_TOP_BITS) | difference;
  }

  /**
   * Hits of the byte of {@code pattern}, by fewer operations than {@link #misses}: the first one is
   * true, and of those behind it some may be false.
   */
  static long candidates(long word, long pattern) {
    long difference = word ^ pattern;
    return (difference - EVERY_BYTE_ONE) & ~difference & TOP_BITS;
  }

  /** Hits of ASCII up to the quote ({@code 0x22}); the first is true, some behind it may not be. */
  static long atMostQuote(long word) {
    return (word - ABOVE_QUOTE) & ~word & TOP_BITS;
  }

  /** Hits of ASCII below the blank; the first is true, some behind it may not be. */
  static long controls(long word) {
    return (word - BLANKS) & ~word & TOP_BITS;
  }

  static long hits(long misses) {
    return ~misses & TOP_BITS;
  }

  /** Hits as the lowest eight bits, one a byte. */
  static long packed(long hits) {
    return ((hits >>> (Byte.SIZE - 1)) * EVERY_SEVENTH_BIT) >>> (Long.SIZE - Byte.SIZE);
  }

  /** The hits among the word's first bytes. */
  static long firstBytes(long hits, int bytes) {
    return hits & ~(-1L << (bytes * Byte.SIZE));
  }

  /**
   * Where a byte is first met in {@code [from, to)}, or -1; seven bytes more may be read.
   *
   * @param pattern the word that is eight times the byte
   */
  static int indexOf(byte[] text, int from, int to, long pattern) {
    for (int at = from; at < to; at += BYTES) {
      long hits = hits(misses(at(text, at), pattern));
      if (hits != 0) {
        int found = at + first(hits);
        return found < to ? found : -1;
      }
    }
    return -1;
  }

  /** How many line feeds there are in {@code [from, to)}; seven bytes more may be read. */
  static int lineFeeds(byte[] text, int from, int to) {
    int count = 0;
    for (int at = from; at < to; at += BYTES) {
      long hits = hits(misses(at(text, at), LINE_FEEDS));
      count += Long.bitCount(at + BYTES <= to ? hits : firstBytes(hits, to - at));
    }
    return count;
  }

  /** Where the last line feed of {@code [from, to)} is, or -1. It is looked for from the end. */
  static int lastLineFeed(byte[] text, int from, int to) {
    int at = to - 1;
    while (at >= from && text[at] != LINE_FEED) {
      at--;
    }
    return at < from ? -1 : at;
  }

  /** Which byte of the word is the first hit, from 0. */
  static int first(long hits) {
    return Long.numberOfTrailingZeros(hits) >>> 3;
  }

  static long withoutFirst(long hits) {
    return hits & (hits - 1);
  }
}

package audiencesync.export.codec;

import java.util.Arrays;

/**
 * A prefix code of deflated data (RFC 1951, 3.2.2): a table of entries ({@link DeflateEntry}) by
 * the next bits, and one more for each beginning of longer codes.
 */
final class DeflateCode {
  static final int MOST_BITS = 15;

  private static final int MEANINGLESS = DeflateEntry.ODD | 1;

  final int[] table;

  private final int bits;

  /** The tables to which links lead. */
  private final int[] more;

  /** By symbol: an entry without a code. */
  private final int[] meanings;

  /** By symbol: how many bits its code has. */
  private final byte[] lengths;

  /** The symbols in the order of their codes. */
  private final short[] sorted;

  private final int[] counts = new int[MOST_BITS + 1];
  private final int[] next = new int[MOST_BITS + 1];

  /**
   * @param bits of the table
   * @param meanings of the symbols
   */
  DeflateCode(int bits, int[] meanings) {
    this.bits = bits;
    this.meanings = meanings;
    this.table = new int[1 << bits];
    // A longer code shares its beginning with another one at least, or the code is incomplete.
    this.more = new int[(meanings.length / 2) << (MOST_BITS - bits)];
    this.lengths = new byte[meanings.length];
    this.sorted = new short[meanings.length];
  }

  /** How many bits the code of a symbol has. */
  int lengthOf(int symbol) {
    return lengths[symbol];
  }

  /** The entry for the next bits. */
  int entry(long word) {
    int entry = table[(int) word & (table.length - 1)];
    return (entry & DeflateEntry.LINK) == 0 ? entry : linked(entry, word);
  }

  /** The entry to which a link leads, at the bits at which it was found. */
  int linked(int link, long word) {
    return more[DeflateEntry.index(link, word >>> bits)];
  }

  /**
   * Takes the code whose symbols have these lengths, and 0 those that do not occur.
   *
   * @param mayLack whether it may have just one code of one bit, or none
   */
  void set(byte[] source, int from, int to, boolean mayLack) {
    System.arraycopy(source, from, lengths, 0, to - from);
    sort(to - from);
    int longest = MOST_BITS;
    while (longest > 0 && counts[longest] == 0) {
      longest--;
    }
    check(mayLack && longest <= 1);
    fill(longest);
    join();
  }

  private void sort(int symbols) {
    Arrays.fill(counts, 0);
    for (int symbol = 0; symbol < symbols; symbol++) {
      counts[lengths[symbol]]++;
    }
    counts[0] = 0;
    for (int length = 1; length <= MOST_BITS; length++) {
      next[length] = next[length - 1] + counts[length - 1];
    }
    for (int symbol = 0; symbol < symbols; symbol++) {
      if (lengths[symbol] != 0) {
        sorted[next[lengths[symbol]]++] = (short) symbol;
      }
    }
  }

  /** Judges as zlib does. */
  private void check(boolean mayLack) {
    int free = 1;
    for (int length = 1; length <= MOST_BITS; length++) {
      free = 2 * free - counts[length];
      Damage.unless(free >= 0);
    }
    Damage.unless(free == 0 || mayLack);
    if (free > 0) {
      Arrays.fill(table, MEANINGLESS);
    }
  }

  private void fill(int longest) {
    int linkBits = Math.max(longest - bits, 0);
    int link = -(1 << linkBits);
    int begin = -1;
    int code = 0;
    int at = 0;
    for (int length = 1; length <= longest; length++, code <<= 1) {
      for (int end = at + counts[length]; at < end; at++, code++) {
        int entry = DeflateEntry.withCode(meanings[sorted[at]], length);
        int reversed = Integer.reverse(code) >>> (Integer.SIZE - length);
        if (length <= bits) {
          fill(table, reversed, 1 << length, table.length, entry);
          continue;
        }
        if ((reversed & (table.length - 1)) != begin) {
          begin = reversed & (table.length - 1);
          link += 1 << linkBits;
          table[begin] = DeflateEntry.link(link, linkBits);
        }
        int step = 1 << (length - bits);
        fill(more, link + (reversed >>> bits), step, link + (1 << linkBits), entry);
      }
    }
  }

  private static void fill(int[] entries, int from, int step, int to, int entry) {
    for (int i = from; i < to; i += step) {
      entries[i] = entry;
    }
  }

  /** From the end to the begin: what follows is found at lower indexes, where nothing is joined. */
  private void join() {
    for (int i = table.length - 1; i >= 0; i--) {
      int first = table[i];
      if (first < 0) {
        int second = table[i >>> DeflateEntry.taken(first)];
        table[i] = DeflateEntry.joined(first, second, bits);
      }
    }
  }
}

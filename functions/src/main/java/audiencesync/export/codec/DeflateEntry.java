package audiencesync.export.codec;

/**
 * What a code of deflated data means, in an {@code int}, so that a loop need not look elsewhere:
 *
 * <ul>
 *   <li>bits 0 to 5: how many bits are taken, by the code and the extra bits that follow it;
 *   <li>bits 6 and 7, {@link #LINK} and {@link #ODD}: the code is longer than the table's bits; so
 *       many more, the number of bits 0 to 5, lead to an entry of another table, behind the number
 *       of bits 8 to 23;
 *   <li>bit 7 alone: the {@link #END} of the block, or a code without a meaning;
 *   <li>bits 8 to 23: a number, or the least one, to which the extra bits add; or one or two
 *       literals; or, if it is a match, from bit 16 on, how much longer than the shortest it is at
 *       least, and from bit 8 on, a literal before it;
 *   <li>bits 24 and 25: how many literals there are;
 *   <li>bits 26 to 29: behind how many bits the extra bits begin;
 *   <li>bit 31: there are literals and no match ({@code entry < 0}).
 * </ul>
 *
 * <p>So one entry has two symbols where both codes fit into the table's bits. What follows a
 * literal is hardly ever foreseen by a processor; this way it seldom need be.
 */
final class DeflateEntry {
  static final int LONGEST_MATCH = 258;
  static final int SHORTEST_MATCH = 3;
  static final int LINK = 1 << 6;
  static final int ODD = 1 << 7;
  static final int END = 1 << 8;

  private static final int NUMBER = 8;
  private static final int SECOND = 16;
  private static final int COUNT = 24;
  private static final int ONE_LITERAL = 1 << COUNT;
  private static final int EXTRA = 26;
  private static final int LITERALS_ONLY = 1 << 31;

  private DeflateEntry() {}

  static int literal(int value) {
    return LITERALS_ONLY | ONE_LITERAL | value << NUMBER;
  }

  static int match(int least, int extraBits) {
    return ((least - SHORTEST_MATCH) << SECOND) | extraBits;
  }

  static int number(int least, int extraBits) {
    return least << NUMBER | extraBits;
  }

  static int link(int index, int moreBits) {
    return number(index, moreBits) | ODD | LINK;
  }

  /** What {@code meaning} becomes when the code for it takes so many bits. */
  static int withCode(int meaning, int bits) {
    return meaning + bits + (meaning < 0 ? 0 : bits << EXTRA);
  }

  /** A literal and the symbol of the second entry, if that is possible; else the literal. */
  static int joined(int literal, int second, int mostBits) {
    int taken = taken(literal);
    if (second < 0 && taken + taken(second) <= mostBits) {
      return literal + ONE_LITERAL + taken(second) + (first(second) << SECOND);
    }
    if (second >= 0 && (second & ODD) == 0 && taken + (second >>> EXTRA) <= mostBits) {
      return withCode(second, taken) + ONE_LITERAL + (first(literal) << NUMBER);
    }
    return literal;
  }

  /** How many bits it takes; a {@code long} may be shifted by the entry itself. */
  static int taken(int entry) {
    return entry & 63;
  }

  /** How many literals it has. */
  static int literals(int entry) {
    return entry >>> COUNT & 3;
  }

  /** Its first literal. */
  static int first(int entry) {
    return entry >>> NUMBER & 0xFF;
  }

  /** The number that it makes of the bits at which it was found. */
  static int number(int entry, long word) {
    return (entry >>> NUMBER & 0xFFFF) + extra(entry, word);
  }

  /** The length of a match that it makes of the bits at which it was found. */
  static int length(int entry, long word) {
    return (entry >>> SECOND & 0xFF) + SHORTEST_MATCH + extra(entry, word);
  }

  private static int extra(int entry, long word) {
    return (int) (word & ((1L << entry) - 1)) >>> (entry >>> EXTRA);
  }

  /** Where a link leads, with the bits behind those of the table. */
  static int index(int link, long behind) {
    return (link >>> NUMBER & 0xFFFF) + ((int) behind & ((1 << taken(link)) - 1));
  }
}

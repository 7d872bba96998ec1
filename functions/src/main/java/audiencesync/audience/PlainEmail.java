package audiencesync.audience;

/**
 * Sees, eight bytes at a time, that an address is in its normal form already. Nearly every one is,
 * and then nothing need be done to it. What is said of no address here, {@link EmailNormaliser}
 * decides.
 *
 * <p>A set of bytes of a word is written as the top bits of those bytes.
 */
final class PlainEmail {
  private static final long EVERY_BYTE_ONE = 0x0101010101010101L;
  private static final long TOP_BITS = Ascii.HIGH_BITS;
  private static final long LETTERS = 'a' * EVERY_BYTE_ONE;
  private static final long LAST_OF_WORD = TOP_BITS ^ (TOP_BITS >>> Byte.SIZE);

  private PlainEmail() {}

  /**
   * Whether it is an address of lower-case letters, digits, underscores, and single separators
   * within: dots, hyphens, and one at sign, behind which there is a dot and no underscore.
   *
   * @return false for some addresses, the shorter ones among them
   */
  static boolean isNormal(byte[] text, int start, int end) {
    if (end - start < Long.BYTES || text[end - 1] < '0') {
      return false;
    }
    long misplaced = 0;
    long separatorsBefore = LAST_OF_WORD;
    long domain = 0;
    long dots = 0;
    for (int at = start; at < end; at += Long.BYTES) {
      long word = word(text, at, end);
      long atSign = equal(word, '@');
      long dot = equal(word, '.');
      long underscore = equal(word, '_');
      long separators = atSign | dot | equal(word, '-');
      long known = between(word, 'a', 'z') | between(word, '0', '9') | separators | underscore;
      long behind = domain | ~(atSign | (atSign - 1));
      misplaced |= (word | ~known) & TOP_BITS;
      misplaced |=
          separators & ((separators << Byte.SIZE) | (separatorsBefore >>> (7 * Byte.SIZE)));
      misplaced |= underscore & behind;
      misplaced |= atSign & (domain | (atSign - 1));
      dots |= dot & behind;
      domain |= (atSign | -atSign) >> (Long.SIZE - 1);
      separatorsBefore = separators;
    }
    return misplaced == 0 && dots != 0;
  }

  /** The word at a position; behind the text's end it is letters. */
  private static long word(byte[] text, int at, int end) {
    if (at <= end - Long.BYTES) {
      return Ascii.word(text, at);
    }
    int missing = at + Long.BYTES - end;
    long last = Ascii.word(text, end - Long.BYTES) >>> (missing * Byte.SIZE);
    return last | (LETTERS << ((Long.BYTES - missing) * Byte.SIZE));
  }

  /** Where bytes below 128 are {@code c}. */
  private static long equal(long word, char c) {
    return (TOP_BITS - (word ^ (c * EVERY_BYTE_ONE))) & TOP_BITS;
  }

  /** Where bytes below 128 are from {@code low} to {@code high}. */
  private static long between(long word, char low, char high) {
    long notBelow = word + (0x80 - low) * EVERY_BYTE_ONE;
    long above = word + (0x7F - high) * EVERY_BYTE_ONE;
    return notBelow & ~above & TOP_BITS;
  }
}

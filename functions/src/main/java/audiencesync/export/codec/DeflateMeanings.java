package audiencesync.export.codec;

/**
 * What the symbols of deflated data mean (RFC 1951, 3.2.5 to 3.2.7), as {@link DeflateEntry
 * entries} without codes.
 */
final class DeflateMeanings {
  static final int END_OF_BLOCK = 256;

  /** So many mean something; the fixed code has two more, which do not. */
  static final int LITERALS = 286;

  static final int FIXED_LITERALS = LITERALS + 2;

  /** So many mean something; the fixed code has two more, which do not. */
  static final int DISTANCES = 30;

  static final int FIXED_DISTANCES = DISTANCES + 2;
  static final int LENGTHS_OF_CODES = 19;

  private static final int LAST_SHORT_LENGTH = 264;
  private static final int LONGEST = LITERALS - 1;

  private DeflateMeanings() {}

  /** Of bytes, the end of a block, and matches of some length. */
  static int[] literals() {
    int[] meanings = new int[FIXED_LITERALS];
    for (int i = 0; i < END_OF_BLOCK; i++) {
      meanings[i] = DeflateEntry.literal(i);
    }
    meanings[END_OF_BLOCK] = DeflateEntry.ODD | DeflateEntry.END;
    int least = DeflateEntry.SHORTEST_MATCH;
    for (int i = END_OF_BLOCK + 1; i < LONGEST; i++) {
      int extraBits = Math.max((i - LAST_SHORT_LENGTH + 3) / 4, 0);
      meanings[i] = DeflateEntry.match(least, extraBits);
      least += 1 << extraBits;
    }
    meanings[LONGEST] = DeflateEntry.match(DeflateEntry.LONGEST_MATCH, 0);
    meanings[LITERALS] = DeflateEntry.ODD;
    meanings[LITERALS + 1] = DeflateEntry.ODD;
    return meanings;
  }

  static int[] distances() {
    int[] meanings = new int[FIXED_DISTANCES];
    int least = 1;
    for (int i = 0; i < DISTANCES; i++) {
      int extraBits = Math.max(i / 2 - 1, 0);
      meanings[i] = DeflateEntry.number(least, extraBits);
      least += 1 << extraBits;
    }
    meanings[DISTANCES] = DeflateEntry.ODD;
    meanings[DISTANCES + 1] = DeflateEntry.ODD;
    return meanings;
  }

  /** Of lengths of codes and their repetitions: themselves. */
  static int[] lengthsOfCodes() {
    int[] meanings = new int[LENGTHS_OF_CODES];
    for (int i = 0; i < meanings.length; i++) {
      meanings[i] = DeflateEntry.number(i, 0);
    }
    return meanings;
  }
}

package audiencesync.export;

/**
 * Half-width katakana: single bytes in windows-31j, where bytes of other charsets easily look like
 * them; but seldom in an order that Japanese has.
 */
final class HalfWidthKana {
  private static final char FIRST = '｡';
  private static final char FIRST_LETTER = 'ｦ';
  private static final char FIRST_SMALL = 'ｧ';
  private static final char LONG_MARK = 'ｰ';
  private static final char VOICED_MARK = 'ﾞ';
  private static final char LAST = 'ﾟ';

  private HalfWidthKana() {}

  static boolean isOne(char c) {
    return c >= FIRST && c <= LAST;
  }

  static int bits(char c) {
    return c < FIRST_LETTER ? 13 : 6;
  }

  /** Marks follow what they change, small letters another letter. */
  static boolean mayFollow(char c, char before) {
    if (c == VOICED_MARK) {
      return before == 'ｳ' || (before >= 'ｶ' && before <= 'ﾄ') || isOfHaRow(before);
    }
    if (c == LAST) {
      return isOfHaRow(before);
    }
    return c < FIRST_SMALL || c > LONG_MARK || (isOne(before) && before >= FIRST_LETTER);
  }

  private static boolean isOfHaRow(char c) {
    return c >= 'ﾊ' && c <= 'ﾎ';
  }
}

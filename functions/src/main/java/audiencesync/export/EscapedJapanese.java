package audiencesync.export;

/**
 * Looks for ISO-2022-JP in what is ASCII to the eye: its Japanese is written with ASCII bytes
 * between escape sequences, so that names and filters compare with nothing that anybody meant. An
 * escape that begins no such sequence is a character like any other.
 */
final class EscapedJapanese {
  private static final byte ESCAPE = 0x1B;
  private static final long ESCAPES = Words.repeated((char) ESCAPE);

  /** What follows {@code ESC $}: the character sets of two bytes. */
  private static final String LARGE_SETS = "@B(";

  /** What follows {@code ESC (}: ASCII, the Roman set and half-width katakana. */
  private static final String SMALL_SETS = "BJI";

  private static final byte NOTHING = 0;

  private final String key;

  /** What of a sequence has been met: nothing, the escape, or the byte behind it. */
  private byte met = NOTHING;

  /** In the object {@code key}. */
  EscapedJapanese(String key) {
    this.key = key;
  }

  /**
   * Where ASCII ends: the first other byte, or {@code to}. Blocks are to be given in their order; a
   * sequence may begin in one and end in the next.
   *
   * @throws ExportException if the text is ISO-2022-JP
   */
  int skipAscii(byte[] text, int from, int to) {
    int at = from;
    while (at < to) {
      at = met == NOTHING ? skipPlain(text, at, to) : at;
      if (at == to || text[at] < 0) {
        return at;
      }
      met = next(text[at]);
      at++;
    }
    return at;
  }

  /** The first byte that is not ASCII or is an escape. */
  private static int skipPlain(byte[] text, int from, int to) {
    int at = from;
    while (at <= to - Words.BYTES && isPlain(Words.at(text, at))) {
      at += Words.BYTES;
    }
    while (at < to && text[at] >= 0 && text[at] != ESCAPE) {
      at++;
    }
    return at;
  }

  private static boolean isPlain(long word) {
    return (~word & Words.misses(word, ESCAPES) & Words.TOP_BITS) == Words.TOP_BITS;
  }

  private byte next(byte b) {
    if (b == ESCAPE) {
      return ESCAPE;
    }
    if (met == ESCAPE) {
      return b == '$' || b == '(' ? b : NOTHING;
    }
    if ((met == '$' && isIn(LARGE_SETS, b)) || (met == '(' && isIn(SMALL_SETS, b))) {
      throw new ExportException(
          key
              + " is ISO-2022-JP (JIS with escape sequences), which is not read. Export it as"
              + " UTF-8.");
    }
    return NOTHING;
  }

  private static boolean isIn(String set, byte b) {
    return set.indexOf(b) >= 0;
  }
}

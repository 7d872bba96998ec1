package audiencesync.export;

/** How surprising a character is in a Japanese text, in bits, by its row in JIS X 0208. */
final class JapaneseCharacters {
  private static final int CELLS = 94;
  private static final int FIRST_KANJI_ROW = 16;
  private static final int FIRST_RARE_KANJI_ROW = 48;
  private static final int ROWS = 84;

  private static final int SYMBOL_BITS = 11;
  private static final int RARE_SYMBOL_BITS = 16;
  private static final int KANA_BITS = 9;
  private static final int KANJI_BITS = 13;
  private static final int RARE_KANJI_BITS = 18;

  private static final byte[] BITS = bits();

  private JapaneseCharacters() {}

  /** 0 for what is in no row of Japanese letters and symbols. */
  static int bits(char c) {
    return BITS[c];
  }

  private static byte[] bits() {
    byte[] bits = new byte[Character.MAX_VALUE + 1];
    for (int row = 1; row <= ROWS; row++) {
      for (int cell = 1; cell <= CELLS; cell++) {
        put(bits, row, new byte[] {(byte) (0xA0 + row), (byte) (0xA0 + cell)});
      }
    }
    // Windows has other characters for some symbols of the first row.
    for (char c : "―～∥－￠￡￢".toCharArray()) {
      bits[c] = SYMBOL_BITS;
    }
    return bits;
  }

  private static void put(byte[] bits, int row, byte[] eucJp) {
    String decoded = new String(eucJp, JapaneseCharsets.EUC_JP);
    if (decoded.length() == 1 && decoded.charAt(0) != '\uFFFD' && decoded.charAt(0) >= 0x80) {
      bits[decoded.charAt(0)] = (byte) bitsOfRow(row);
    }
  }

  private static int bitsOfRow(int row) {
    return switch (row) {
      case 1, 3 -> SYMBOL_BITS;
      case 2 -> RARE_SYMBOL_BITS;
      case 4, 5 -> KANA_BITS;
      default -> {
        if (row < FIRST_KANJI_ROW) {
          yield 0;
        }
        yield row < FIRST_RARE_KANJI_ROW ? KANJI_BITS : RARE_KANJI_BITS;
      }
    };
  }
}

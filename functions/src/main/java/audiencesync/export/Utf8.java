package audiencesync.export;

/** What bytes are UTF-8, by table 3-7 of the Unicode Standard. */
final class Utf8 {
  private Utf8() {}

  /** Whether {@code [from, to)} is well-formed UTF-8. */
  static boolean isValid(byte[] text, int from, int to) {
    int at = from;
    while (at < to) {
      at = skipAscii(text, at, to);
      while (at < to && text[at] < 0) {
        int length = sequenceBytes(text, at, to);
        if (length == 0) {
          return false;
        }
        at += length;
      }
    }
    return true;
  }

  /** Where ASCII ends: the first other byte, or {@code to}. */
  static int skipAscii(byte[] text, int from, int to) {
    int at = from;
    while (at <= to - Words.BYTES && (Words.at(text, at) & Words.TOP_BITS) == 0) {
      at += Words.BYTES;
    }
    while (at < to && text[at] >= 0) {
      at++;
    }
    return at;
  }

  /** Length of the well-formed sequence of two to four bytes that begins at {@code at}, or 0. */
  static int sequenceBytes(byte[] text, int at, int to) {
    int lead = text[at] & 0xFF;
    int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > to || !mayFollow(lead, text[at + 1] & 0xFF)) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if (!isContinuation(text[at + i] & 0xFF)) {
        return 0;
      }
    }
    return length;
  }

  /** The second byte is bounded more tightly where overlong forms and surrogates would be. */
  private static boolean mayFollow(int lead, int second) {
    return switch (lead) {
      case 0xE0 -> second >= 0xA0 && second <= 0xBF;
      case 0xED -> second >= 0x80 && second <= 0x9F;
      case 0xF0 -> second >= 0x90 && second <= 0xBF;
      case 0xF4 -> second >= 0x80 && second <= 0x8F;
      default -> isContinuation(second);
    };
  }

  private static boolean isContinuation(int b) {
    return (b & 0xC0) == 0x80;
  }
}

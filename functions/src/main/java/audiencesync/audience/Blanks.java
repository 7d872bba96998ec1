package audiencesync.audience;

/** What surrounds a value without being part of it. */
final class Blanks {
  private Blanks() {}

  /**
   * Where a slice begins once leading ASCII white space is left out; {@code end} if it is empty.
   */
  static int start(byte[] text, int start, int end) {
    int at = start;
    while (at < end && isAsciiWhiteSpace(text[at])) {
      at++;
    }
    return at;
  }

  /** Where a slice ends once trailing ASCII white space is left out. */
  static int end(byte[] text, int start, int end) {
    int at = end;
    while (at > start && isAsciiWhiteSpace(text[at - 1])) {
      at--;
    }
    return at;
  }

  /** Leaves out Unicode white space, byte order marks and what takes no room, at both ends. */
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return isWhiteSpace(c) || isInvisible(c);
  }

  static boolean isAsciiWhiteSpace(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** Unicode's property White_Space, which no method of {@link Character} is. */
  static boolean isWhiteSpace(char c) {
    return isAsciiWhiteSpace(c) || c == '\u0085' || Character.isSpaceChar(c);
  }

  /** Byte order marks, zero-width characters, and the marks that set the writing direction. */
  static boolean isInvisible(char c) {
    return switch (c) {
      case '\u061C', '\u180E', '\uFEFF' -> true;
      default ->
          (c >= '\u200B' && c <= '\u200F')
              || (c >= '\u202A' && c <= '\u202E')
              || (c >= '\u2060' && c <= '\u2069');
    };
  }
}

package audiencesync.export;

/**
 * Where a CSV field with quotes ends.
 *
 * @param delimiter what separates fields
 */
record QuotedEnds(byte delimiter) {
  /** The end is not among the bytes. */
  static final int UNFINISHED = -1;

  /** The quotes break the grammar. */
  static final int MALFORMED = -2;

  private static final byte[] FORMULA = {'=', CsvScanner.QUOTE};

  /**
   * The position behind a closing quote, {@code at}, if the field ends there: only a delimiter or a
   * line's end may follow.
   */
  int closed(byte[] text, int at, int to) {
    byte follower = text[at];
    if (follower == delimiter || follower == '\n') {
      return at;
    }
    if (follower != '\r') {
      return MALFORMED;
    }
    if (at + 1 >= to) {
      return UNFINISHED;
    }
    return text[at + 1] == '\n' ? at : MALFORMED;
  }

  /**
   * The position behind a field {@code ="…"}, by which spreadsheets keep a number's zeros, as long
   * as its quotes are the only ones and hold no end of a field or line. The field, which begins at
   * {@code start}, has a quote behind its first byte.
   */
  int formula(byte[] text, int start, int to) {
    if (text[start] != FORMULA[0] || text[start + 1] != FORMULA[1]) {
      return MALFORMED;
    }
    int at = start + FORMULA.length;
    while (at < to && text[at] != CsvScanner.QUOTE && !endsField(text[at])) {
      at++;
    }
    if (at + 1 >= to) {
      return UNFINISHED;
    }
    return text[at] == CsvScanner.QUOTE ? closed(text, at + 1, to) : MALFORMED;
  }

  private boolean endsField(byte c) {
    return c == delimiter || c == '\n' || c == '\r';
  }
}

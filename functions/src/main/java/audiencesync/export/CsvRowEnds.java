package audiencesync.export;

/**
 * Where the rows of a CSV end: at line feeds that are not inside quotes. Certain only as far as
 * every quote opens or closes a field; what follows one that does not, {@link CsvScanner} says.
 *
 * @param ends where fields with quotes end
 * @param maxField longer fields are broken, and then the row ends with its first line: whether
 *     there is such a field is not looked at, so it must not fit
 */
record CsvRowEnds(QuotedEnds ends, int maxField) implements RowEnds {
  private static final byte LINE_FEED = '\n';

  @Override
  public int last(byte[] text, int from, int to) {
    int certain = from;
    int at = from;
    while (true) {
      int quote = Words.indexOf(text, at, to, CsvScanner.QUOTES);
      int unquotedEnd = quote < 0 ? to : quote;
      int lineFeed = Words.lastLineFeed(text, at, unquotedEnd);
      certain = lineFeed < 0 ? certain : lineFeed + 1;
      if (quote < 0 || to - from > maxField || !opensField(text, from, quote)) {
        return certain;
      }
      at = close(text, quote + 1, to);
      if (at < 0) {
        return certain;
      }
    }
  }

  private boolean opensField(byte[] text, int from, int quote) {
    return quote == from || text[quote - 1] == ends.delimiter() || text[quote - 1] == LINE_FEED;
  }

  /** Behind the quote that closes the field, or a negative number. */
  private int close(byte[] text, int from, int to) {
    int quote = Words.indexOf(text, from, to, CsvScanner.QUOTES);
    while (quote >= 0 && quote + 1 < to && text[quote + 1] == CsvScanner.QUOTE) {
      quote = Words.indexOf(text, quote + 2, to, CsvScanner.QUOTES);
    }
    return quote < 0 || quote + 1 >= to ? QuotedEnds.UNFINISHED : ends.closed(text, quote + 1, to);
  }
}

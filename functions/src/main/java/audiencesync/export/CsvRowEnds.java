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
  @Override
  public Cut last(byte[] text, int from, int to) {
    return new Walk(text, from, to).cut();
  }

  /** One pass over a text, which counts its lines on the way. */
  private final class Walk {
    private final byte[] text;
    private final int from;
    private final int to;
    private int certain;
    private int certainLines;
    private int lines;

    Walk(byte[] text, int from, int to) {
      this.text = text;
      this.from = from;
      this.to = to;
      this.certain = from;
    }

    Cut cut() {
      int quote = passUnquoted(from);
      while (quote < to && to - from <= maxField && opensField(quote)) {
        int closed = close(quote + 1);
        quote = closed < 0 ? to : passUnquoted(closed);
      }
      return new Cut(certain, certainLines);
    }

    /** Notes where the last line ends before the next quote; returns where that is, or the end. */
    private int passUnquoted(int begin) {
      int linesSeen = lines;
      int lastWord = -1;
      int end = to;
      int at = begin;
      while (at < end) {
        long word = Words.at(text, at);
        long quotes = Words.candidates(word, CsvScanner.QUOTES);
        end = quotes == 0 ? end : Math.min(end, at + Words.first(quotes));
        long lineFeeds = Words.hits(Words.misses(word, Words.LINE_FEEDS));
        lineFeeds = at + Words.BYTES <= end ? lineFeeds : Words.firstBytes(lineFeeds, end - at);
        linesSeen += Long.bitCount(lineFeeds);
        lastWord = lineFeeds == 0 ? lastWord : at;
        at += Words.BYTES;
      }
      lines = linesSeen;
      if (lastWord >= 0) {
        certain = Words.lastLineFeed(text, lastWord, Math.min(lastWord + Words.BYTES, end)) + 1;
        certainLines = lines;
      }
      return end;
    }

    private boolean opensField(int quote) {
      return quote == from
          || text[quote - 1] == ends.delimiter()
          || text[quote - 1] == Words.LINE_FEED;
    }

    /** Behind the quote that closes the field, or a negative number. */
    private int close(int begin) {
      int quote = quote(begin);
      while (quote >= 0 && quote + 1 < to && text[quote + 1] == CsvScanner.QUOTE) {
        quote = quote(quote + 2);
      }
      return quote < 0 || quote + 1 >= to
          ? QuotedEnds.UNFINISHED
          : ends.closed(text, quote + 1, to);
    }

    /** Where the next quote is, or -1; lines on the way are counted. */
    private int quote(int begin) {
      for (int at = begin; at < to; at++) {
        if (text[at] == CsvScanner.QUOTE) {
          return at;
        }
        lines += text[at] == Words.LINE_FEED ? 1 : 0;
      }
      return -1;
    }
  }
}

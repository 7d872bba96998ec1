package audiencesync.export;

import static audiencesync.export.QuotedEnds.MALFORMED;
import static audiencesync.export.QuotedEnds.UNFINISHED;

/**
 * Cuts the first record off a CSV text and finds where its fields end, by RFC 4180 and strictly: a
 * quote is the first and last character of its field or is doubled inside it; but for a field
 * {@code ="…"}, which is its text. Lines end with LF or CRLF. Knows nothing but the bytes that it
 * is given, so that blocks may be scanned apart.
 */
final class CsvScanner {
  /** The widest row; a spreadsheet has as many columns. */
  static final int MAX_COLUMNS = 16_384;

  static final byte QUOTE = '"';
  static final long QUOTES = Words.repeated((char) QUOTE);

  private static final byte CARRIAGE_RETURN = '\r';

  /** What the scanned bytes begin with. */
  enum Cut {
    RECORD,
    EMPTY_LINE,
    /** A record that breaks the grammar or a limit; where it ends is not known. */
    BROKEN,
    /** A record whose end is not among the bytes. */
    UNFINISHED
  }

  private final ReadLimits limits;
  private final QuotedEnds ends;
  private final byte delimiter;
  private final long delimiters;
  private final int maxField;
  private final int maxRow;
  private final int[] fieldEnds = new int[MAX_COLUMNS];
  private int fields;
  private int end;
  private int lines;
  private long bytesSeen;
  private boolean hasDoubledQuotes;

  CsvScanner(char delimiter, ReadLimits limits) {
    this.limits = limits;
    this.ends = new QuotedEnds((byte) delimiter);
    this.delimiter = (byte) delimiter;
    this.delimiters = Words.repeated(delimiter);
    this.maxField = limits.fieldBytes();
    this.maxRow = limits.rowBytes();
  }

  /** The same scanner for another thread. */
  CsvScanner another() {
    return new CsvScanner((char) ends.delimiter(), limits);
  }

  /** Where rows end for sure, by the same grammar. */
  RowEnds rowEnds() {
    return new CsvRowEnds(ends, maxField);
  }

  /** How many fields the record has; those behind {@link #MAX_COLUMNS} are not located. */
  int fields() {
    return fields;
  }

  /** Where each field of the record ends; the next one begins behind the delimiter there. */
  int[] fieldEnds() {
    return fieldEnds;
  }

  /** Where the record or empty line ends: behind its line feed. */
  int end() {
    return end;
  }

  /** How many lines the record spans. */
  int lines() {
    return lines;
  }

  /** Whether the record is ASCII for sure; bytes behind it may make this false. */
  boolean isAscii() {
    return (bytesSeen & Words.TOP_BITS) == 0;
  }

  /** Whether a field of the record has a quote inside. */
  boolean hasDoubledQuotes() {
    return hasDoubledQuotes;
  }

  /**
   * Scans {@code [from, to)}; seven bytes more may be read. One loop over words, measured: each
   * delimiter, quote and line feed is met once, and next to nothing is done for the bytes between.
   */
  Cut cut(byte[] text, int from, int to) {
    fields = 0;
    lines = 1;
    bytesSeen = 0;
    hasDoubledQuotes = false;
    int start = from;
    int next = from;
    while (next < to) {
      int base = next;
      next += Words.BYTES;
      for (long hits = specials(text, base); hits != 0; hits = Words.withoutFirst(hits)) {
        int at = base + Words.first(hits);
        if (at >= to) {
          return unfinished(from, start, to);
        }
        byte special = text[at];
        if (special == delimiter) {
          if (at - start > maxField) {
            return Cut.BROKEN;
          }
          endField(at);
          start = at + 1;
        } else if (special == Words.LINE_FEED) {
          return record(text, from, start, at);
        } else if (special == QUOTE) {
          next = at == start ? closeQuote(text, at, to) : closeFormula(text, start, to);
          if (next < 0) {
            return next == MALFORMED ? Cut.BROKEN : unfinished(from, start, to);
          }
          break;
        }
      }
    }
    return unfinished(from, start, to);
  }

  /**
   * Delimiters, and what is not above a quote: line feeds and quotes, and some bytes that are none
   * of these. Bytes behind one of them may be among it without being any.
   */
  private long specials(byte[] text, int at) {
    long word = Words.at(text, at);
    bytesSeen |= word;
    return Words.atMostQuote(word) | Words.candidates(word, delimiters);
  }

  private void endField(int at) {
    if (fields < MAX_COLUMNS) {
      fieldEnds[fields] = at;
    }
    fields++;
  }

  private Cut record(byte[] text, int from, int start, int lineFeed) {
    if (lineFeed - start > maxField) {
      return Cut.BROKEN;
    }
    end = lineFeed + 1;
    boolean isCrLf = lineFeed > start && text[lineFeed - 1] == CARRIAGE_RETURN;
    int contentEnd = isCrLf ? lineFeed - 1 : lineFeed;
    endField(contentEnd);
    if (contentEnd == from) {
      return Cut.EMPTY_LINE;
    }
    return lineFeed - from > maxRow ? Cut.BROKEN : Cut.RECORD;
  }

  /** What is too long already is not waited for. */
  private Cut unfinished(int from, int start, int to) {
    return to - start > maxField || to - from > maxRow ? Cut.BROKEN : Cut.UNFINISHED;
  }

  /** The position behind the quote that closes the field, or why there is none. */
  private int closeQuote(byte[] text, int opening, int to) {
    int next = opening + 1;
    while (next < to) {
      int base = next;
      next += Words.BYTES;
      for (long hits = quotesAndLines(text, base); hits != 0; hits = Words.withoutFirst(hits)) {
        int at = base + Words.first(hits);
        if (at + 1 >= to) {
          return UNFINISHED;
        }
        if (text[at] == Words.LINE_FEED) {
          lines++;
        } else if (text[at + 1] == QUOTE) {
          hasDoubledQuotes = true;
          next = at + 2;
          break;
        } else {
          return ends.closed(text, at + 1, to);
        }
      }
    }
    return UNFINISHED;
  }

  /** Its bytes are not scanned by words: whether they are ASCII is looked at when it is asked. */
  private int closeFormula(byte[] text, int start, int to) {
    bytesSeen |= Words.TOP_BITS;
    return ends.formula(text, start, to);
  }

  private long quotesAndLines(byte[] text, int at) {
    long word = Words.at(text, at);
    bytesSeen |= word;
    return Words.hits(Words.misses(word, Words.LINE_FEEDS) & Words.misses(word, QUOTES));
  }
}

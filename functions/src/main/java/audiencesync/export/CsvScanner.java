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
  private final CsvSpecials specials;
  private final int maxField;
  private final int[] fieldEnds = new int[MAX_COLUMNS];

  private int fields;
  private int end;
  private int lines;
  private long bytesSeen;
  private boolean hasDoubledQuotes;

  CsvScanner(char delimiter, ReadLimits limits) {
    this.limits = limits;
    this.ends = new QuotedEnds((byte) delimiter);
    this.specials = new CsvSpecials(delimiter);
    this.maxField = limits.fieldBytes();
  }

  /** The same scanner for another thread. */
  CsvScanner another() {
    return new CsvScanner((char) ends.delimiter(), limits);
  }

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

  /** Scans {@code [from, to)}; 63 bytes more may be read. */
  Cut cut(byte[] text, int from, int to) {
    fields = 0;
    lines = 1;
    hasDoubledQuotes = false;
    specials.goTo(text, from);
    bytesSeen = specials.seen();
    int block = specials.block();
    long left = specials.unmet();
    byte delimiter = ends.delimiter();
    int start = from;
    while (block < to) {
      while (left != 0) {
        int at = block + Long.numberOfTrailingZeros(left);
        left = Words.withoutFirst(left);
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
          specials.endAt(at + 1, left);
          return record(text, from, start, at);
        } else if (special == QUOTE) {
          int next = at == start ? closeQuote(text, at, to) : closeFormula(text, start, to);
          if (next < 0) {
            return next == MALFORMED ? Cut.BROKEN : unfinished(from, start, to);
          }
          boolean isInBlock = next < block + CsvSpecials.BLOCK;
          left = isInBlock ? left & (-1L << (next - block)) : specials(next);
          block = isInBlock ? block : next;
        }
      }
      block += CsvSpecials.BLOCK;
      left = specials(block);
    }
    return unfinished(from, start, to);
  }

  private long specials(int block) {
    long found = specials.read(block);
    bytesSeen |= specials.seen();
    return found;
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
    return lineFeed - from > limits.rowBytes() ? Cut.BROKEN : Cut.RECORD;
  }

  /** What is too long already is not waited for. */
  private Cut unfinished(int from, int start, int to) {
    return to - start > maxField || to - from > limits.rowBytes() ? Cut.BROKEN : Cut.UNFINISHED;
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

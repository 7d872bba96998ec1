package audiencesync.export;

import java.io.Closeable;
import java.io.IOException;

/**
 * The records of a CSV text, one after another over the ends of pieces. A record whose end is not
 * known, because it breaks the grammar or a limit, is taken to end with the line on which it
 * begins: a quote that is never closed costs its own row and no other.
 */
final class CsvRecords implements Closeable {
  /** What comes next. */
  enum Next {
    RECORD,
    BROKEN,
    END
  }

  private final TextWindow window;
  private final CsvScanner scanner;
  private int start;
  private int beyondAscii;
  private long line;

  CsvRecords(TextWindow window, CsvScanner scanner) {
    this.window = window;
    this.scanner = scanner;
  }

  /** Goes to the next record, over empty lines. */
  Next next() throws IOException {
    while (true) {
      line = window.line;
      switch (scanner.cut(window.bytes, window.from, window.to)) {
        case RECORD -> {
          return record();
        }
        case EMPTY_LINE -> {
          window.consumeTo(scanner.end(), 1);
        }
        case BROKEN -> {
          return broken();
        }
        case UNFINISHED -> {
          if (!window.more()) {
            return window.from < window.to ? broken() : Next.END;
          }
        }
      }
    }
  }

  private Next record() {
    start = window.from;
    window.consumeTo(scanner.end(), scanner.lines());
    return Next.RECORD;
  }

  private Next broken() throws IOException {
    window.skipLine();
    return Next.BROKEN;
  }

  /** The records that others have not taken: a share of them for another thread. */
  CsvRecords another() {
    return new CsvRecords(window.another(), scanner.another());
  }

  /** Lets nobody take further records. */
  void stop() {
    window.stop();
  }

  /** Lets others go on. */
  @Override
  public void close() {
    window.close();
  }

  /** How many fields the record has. */
  int fields() {
    return scanner.fields();
  }

  /**
   * Puts the value of a field, without its quotes, into a slot. Once for each field of a record.
   */
  void locate(int field, Fields fields, int slot) {
    byte[] text = window.bytes;
    int from = field == 0 ? start : scanner.fieldEnds()[field - 1] + 1;
    int to = scanner.fieldEnds()[field];
    if (from < to && text[from] == CsvScanner.QUOTE) {
      from++;
      to = scanner.hasDoubledQuotes() ? withoutDoubling(text, from, to - 1) : to - 1;
    }
    fields.setText(text);
    fields.starts[slot] = from;
    fields.ends[slot] = to;
  }

  /** Makes every doubled quote one, in place: the record is not scanned again. */
  private static int withoutDoubling(byte[] text, int from, int to) {
    int end = from;
    for (int at = from; at < to; at++) {
      text[end++] = text[at];
      if (text[at] == CsvScanner.QUOTE) {
        at++;
      }
    }
    return end;
  }

  /** The line on which the record begins, from 1. */
  long line() {
    return line;
  }

  /** The line on which the next record begins, from 1. */
  long nextLine() {
    return window.line;
  }

  /** Whether the record is ASCII. */
  boolean isAscii() {
    return scanner.isAscii() || isAsciiAfterAll();
  }

  /** What seemed to go beyond ASCII may stand behind the record. */
  private boolean isAsciiAfterAll() {
    beyondAscii = Utf8.skipAscii(window.bytes, start, scanner.end());
    return beyondAscii == scanner.end();
  }

  /**
   * Whether the record, which is not ASCII ({@link #isAscii} was asked), is text in its charset.
   */
  boolean isValid() {
    return Utf8.isValid(window.bytes, beyondAscii, scanner.end());
  }
}

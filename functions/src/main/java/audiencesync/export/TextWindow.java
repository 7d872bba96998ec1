package audiencesync.export;

import java.io.Closeable;
import java.io.IOException;

/**
 * One thread's view of a text: a piece after another in one array, which is used again.
 *
 * <p>The array grows with a row that does not fit: whoever reads bounds the memory by consuming.
 */
final class TextWindow implements Closeable {
  /** The window's bytes are {@code [from, to)} of this array, until {@link #more}. */
  byte[] bytes = new byte[Words.BYTES];

  int from;
  int to;

  /** The line, from 1, on which the first byte stands. */
  long line = 1;

  /** Whether no other window may be given a piece before this one has consumed its own. */
  boolean keepsTurn;

  private final TextPieces pieces;

  TextWindow(TextPieces pieces) {
    this.pieces = pieces;
  }

  /** A window on the same text for another thread. */
  TextWindow another() {
    return pieces.another();
  }

  /** Lets nobody have another piece. */
  void stop() {
    pieces.stop();
  }

  /** Becomes empty, with an array of that length. */
  void begin(int length, long firstLine) {
    bytes = bytes.length == length ? bytes : new byte[length];
    from = 0;
    to = 0;
    line = firstLine;
  }

  void consumeTo(int position, int lines) {
    from = position;
    line += lines;
  }

  /**
   * Goes on to further rows, or to more of the row that begins the window; false when the text has
   * ended.
   */
  boolean more() throws IOException {
    return (keepsTurn && from == 0) ? pieces.extend(this) : pieces.next(this);
  }

  /** Consumes the rest of the line, however long it is, with its line feed. */
  void skipLine() throws IOException {
    int lineFeed = lineFeed();
    while (lineFeed < 0) {
      from = to;
      if (!pieces.extend(this)) {
        return;
      }
      lineFeed = lineFeed();
    }
    consumeTo(lineFeed + 1, 1);
  }

  /** Where the line ends that begins the window: its line feed, or -1 when it is not read yet. */
  int lineFeed() {
    return Words.indexOf(bytes, from, to, Words.LINE_FEEDS);
  }

  /** Lets others go on. */
  @Override
  public void close() {
    pieces.close(this);
  }
}

package audiencesync.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A text that is read once, from its beginning to its end, and given out in pieces of whole rows.
 * Several threads may take pieces, each into a {@link TextWindow} of its own; reading is what they
 * do in turn. The text's last line always ends with a line feed here, in the file or not.
 *
 * <p>Where no row's end is certain, and as long as there is no other window to leave something to,
 * the window gets what was read and keeps the turn: it says later what it has consumed, or asks for
 * more of the row. So the rows are the same for any number of threads and any size of blocks, and a
 * thread that reads alone does not look for ends of rows twice.
 */
final class TextPieces {
  /** Room for a block that begins at the last byte, and for the line feed that may be added. */
  private static final int PADDING = CsvSpecials.BLOCK + 1;

  private static final RowEnds.Cut NOWHERE = new RowEnds.Cut(0, 0);

  private final InputStream text;
  private final RowEnds rowEnds;
  private final int blockBytes;
  private final ReentrantLock turn = new ReentrantLock();

  /** What was read behind the last piece. */
  private byte[] rest = new byte[0];

  private int restBytes;
  private long line = 1;
  private boolean ended;
  private volatile boolean isShared;

  TextPieces(InputStream text, RowEnds rowEnds, int blockBytes) {
    this.text = text;
    this.rowEnds = rowEnds;
    this.blockBytes = blockBytes;
  }

  /** The window of the thread that reads first; it has no piece yet. */
  TextWindow window() {
    return new TextWindow(this);
  }

  /** A window for one thread more; any thread may ask for it. */
  TextWindow another() {
    share();
    return new TextWindow(this);
  }

  /** From the next piece on, leaves to others what it can. */
  void share() {
    isShared = true;
  }

  /**
   * Gives the window the next piece; what it has not consumed comes first, if it kept the turn.
   *
   * @return false when the text has ended
   */
  boolean next(TextWindow window) throws IOException {
    if (!window.keepsTurn) {
      turn.lock();
    }
    boolean isCertain = true;
    try {
      takeBack(window);
      fill(window);
      RowEnds.Cut rows = isShared ? rowEnds.last(window.bytes, 0, window.to) : NOWHERE;
      isCertain = rows.end() > 0 || window.to == 0;
      if (isCertain) {
        cut(window, rows);
      }
      return window.to > 0;
    } finally {
      window.keepsTurn = !isCertain;
      if (isCertain) {
        turn.unlock();
      }
    }
  }

  private void takeBack(TextWindow window) {
    if (window.keepsTurn) {
      keep(window.bytes, window.from, window.to);
      line = window.line;
    }
  }

  private void keep(byte[] bytes, int from, int to) {
    restBytes = to - from;
    rest = rest.length < restBytes ? new byte[restBytes] : rest;
    System.arraycopy(bytes, from, rest, 0, restBytes);
  }

  private void fill(TextWindow window) throws IOException {
    window.begin(Math.max(blockBytes, 2 * restBytes) + PADDING, line);
    System.arraycopy(rest, 0, window.bytes, 0, restBytes);
    window.to = restBytes;
    restBytes = 0;
    read(window);
  }

  /** Reads until the window is full. A text that cannot be read has ended for everybody else. */
  private void read(TextWindow window) throws IOException {
    int room = ended ? 0 : window.bytes.length - PADDING - window.to;
    int before = window.to;
    boolean wasRead = false;
    try {
      window.to += text.readNBytes(window.bytes, before, room);
      wasRead = true;
    } finally {
      ended |= !wasRead || window.to - before < room;
    }
    if (ended && window.from < window.to && window.bytes[window.to - 1] != Words.LINE_FEED) {
      window.bytes[window.to++] = Words.LINE_FEED;
    }
  }

  private void cut(TextWindow window, RowEnds.Cut rows) {
    keep(window.bytes, rows.end(), window.to);
    window.to = rows.end();
    line += rows.lines();
  }

  /**
   * Reads more behind what a window that keeps the turn has not consumed; false when the text has
   * ended.
   */
  boolean extend(TextWindow window) throws IOException {
    if (ended) {
      return false;
    }
    int kept = window.to - window.from;
    int capacity = window.bytes.length - PADDING;
    byte[] next = kept > capacity / 2 ? new byte[2 * kept + PADDING] : window.bytes;
    System.arraycopy(window.bytes, window.from, next, 0, kept);
    window.bytes = next;
    window.from = 0;
    window.to = kept;
    read(window);
    return true;
  }

  /** Gives nobody another piece. */
  void stop() {
    share();
    turn.lock();
    try {
      ended = true;
      restBytes = 0;
    } finally {
      turn.unlock();
    }
  }

  /** Ends a window's turn, if it kept it, and with it the text. */
  void close(TextWindow window) {
    if (window.keepsTurn) {
      window.keepsTurn = false;
      ended = true;
      turn.unlock();
    }
  }
}

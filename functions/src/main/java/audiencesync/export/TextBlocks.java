package audiencesync.export;

import java.io.IOException;
import java.io.InputStream;

/**
 * A window over a text: blocks are read one after another into one array, which is used again. What
 * is not consumed of a block stays and is followed by the next one. The text's last line always
 * ends with a line feed here, in the file or not.
 *
 * <p>The array grows with what is not consumed, to twice its size at most: whoever reads bounds the
 * memory by consuming.
 */
final class TextBlocks {
  private static final byte LINE_FEED = '\n';

  /** Room for a word that begins at the last byte, and for the line feed that may be added. */
  private static final int PADDING = Words.BYTES + 1;

  private final InputStream text;
  private byte[] bytes;
  private int from;
  private int to;
  private boolean ended;

  TextBlocks(InputStream text, int blockBytes) {
    this.text = text;
    this.bytes = new byte[blockBytes + PADDING];
  }

  /** The window's bytes are {@code [from, to)} of this array, until {@link #more}. */
  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  void consumeTo(int position) {
    from = position;
  }

  /** Reads another block behind what is not consumed; false when the text has ended. */
  boolean more() throws IOException {
    if (ended) {
      return false;
    }
    makeRoom();
    int room = bytes.length - PADDING - to;
    int read = text.readNBytes(bytes, to, room);
    to += read;
    if (read < room) {
      ended = true;
      endLastLine();
    }
    return true;
  }

  private void makeRoom() {
    int kept = to - from;
    int capacity = bytes.length - PADDING;
    byte[] next = kept > capacity / 2 ? new byte[2 * kept + PADDING] : bytes;
    System.arraycopy(bytes, from, next, 0, kept);
    bytes = next;
    from = 0;
    to = kept;
  }

  private void endLastLine() {
    if (from < to && bytes[to - 1] != LINE_FEED) {
      bytes[to++] = LINE_FEED;
    }
  }

  /** Consumes the rest of the line, however long it is, with its line feed. */
  void skipLine() throws IOException {
    int lineFeed = lineFeed();
    while (lineFeed < 0) {
      from = to;
      if (!more()) {
        return;
      }
      lineFeed = lineFeed();
    }
    from = lineFeed + 1;
  }

  /** Where the line ends that begins the window: its line feed, or -1 when it is not read yet. */
  int lineFeed() {
    long lineFeeds = Words.repeated((char) LINE_FEED);
    for (int at = from; at < to; at += Words.BYTES) {
      long hits = Words.hits(Words.misses(Words.at(bytes, at), lineFeeds));
      if (hits != 0) {
        int found = at + Words.first(hits);
        return found < to ? found : -1;
      }
    }
    return -1;
  }
}

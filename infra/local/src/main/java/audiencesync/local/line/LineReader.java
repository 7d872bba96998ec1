package audiencesync.local.line;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Cuts a stream at its LFs, and remembers the line before the one it is at. */
final class LineReader {
  private static final int BLOCK_BYTES = 64 * 1024;
  private static final int MAX_LINE_BYTES = 8 * 1024;

  private final InputStream in;
  private final byte[] block = new byte[BLOCK_BYTES];
  private int position;
  private int end;

  private byte[] line = new byte[MAX_LINE_BYTES];
  private byte[] previous = new byte[MAX_LINE_BYTES];
  private int length;
  private int previousLength;

  LineReader(InputStream in) {
    this.in = in;
  }

  /**
   * Goes to the next line; the last one may do without its LF.
   *
   * @throws EOFException when there is none
   * @throws RefusedException when it is longer than any line of a form should be
   */
  void next() throws IOException {
    turn();
    for (int b = read(); b != '\n' && b >= 0; b = read()) {
      if (length == MAX_LINE_BYTES) {
        skipRest();
        throw RefusedException.badRequest("INVALID_FILE_CONTENT", "file");
      }
      line[length++] = (byte) b;
    }
  }

  private void turn() {
    byte[] spare = previous;
    previous = line;
    previousLength = length;
    line = spare;
    length = 0;
  }

  /** The line without its LF, but with the CR it may have. */
  byte[] line() {
    return line;
  }

  int length() {
    return length;
  }

  byte[] previous() {
    return previous;
  }

  int previousLength() {
    return previousLength;
  }

  void skipRest() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** The next byte; -1 when the stream ends within a line. */
  private int read() throws IOException {
    if (position >= end) {
      end = in.read(block);
      position = 0;
    }
    if (end > 0) {
      return block[position++] & 0xff;
    }
    if (length == 0) {
      throw new EOFException("the form broke off");
    }
    return -1;
  }
}

package audiencesync.audience;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A file's content to read from, of which half a megabyte is in memory at a time. */
final class ChunkStream extends InputStream {
  private final IdentifierLines lines;
  private final byte[] buffer;
  private int position;
  private int end;

  ChunkStream(IdentifierLines lines, long bytes) {
    this.lines = lines;
    this.buffer = new byte[(int) Math.min(IdentifierLines.BUFFER_BYTES, bytes)];
  }

  @Override
  public int read() {
    return refill() ? buffer[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!refill()) {
      return -1;
    }
    int taken = Math.min(length, available());
    System.arraycopy(buffer, position, into, offset, taken);
    position += taken;
    return taken;
  }

  /** Buffer by buffer, without a copy. */
  @Override
  public long transferTo(OutputStream out) throws IOException {
    long written = 0;
    while (refill()) {
      out.write(buffer, position, available());
      written += available();
      position = end;
    }
    return written;
  }

  @Override
  public int available() {
    return end - position;
  }

  /** Makes sure that there is something to read, unless everything was read. */
  private boolean refill() {
    if (position == end) {
      end = lines.fill(buffer);
      position = 0;
    }
    return end > 0;
  }
}

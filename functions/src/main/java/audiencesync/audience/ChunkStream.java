package audiencesync.audience;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file's content to read from: some thousand lines of it are in memory at a time. */
final class ChunkStream extends InputStream {
  private static final long LINES = 4_000;

  private final SortedIdentifiers identifiers;
  private long nextRank;
  private long linesLeft;
  private byte[] block = new byte[0];
  private int position;

  ChunkStream(SortedIdentifiers identifiers, Chunk chunk) {
    this.identifiers = identifiers;
    this.nextRank = chunk.firstRank();
    this.linesLeft = chunk.lines();
  }

  @Override
  public int read() throws IOException {
    return available() == 0 && !refill() ? -1 : block[position++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (available() == 0 && !refill()) {
      return -1;
    }
    int taken = Math.min(length, available());
    System.arraycopy(block, position, into, offset, taken);
    position += taken;
    return taken;
  }

  @Override
  public int available() {
    return block.length - position;
  }

  private boolean refill() throws IOException {
    if (linesLeft == 0) {
      return false;
    }
    long lines = Math.min(LINES, linesLeft);
    ByteArrayOutputStream text = new ByteArrayOutputStream(Math.toIntExact(lines * 65));
    identifiers.write(nextRank, lines, text);
    block = text.toByteArray();
    position = 0;
    nextRank += lines;
    linesLeft -= lines;
    return true;
  }
}

package audiencesync.lineads;

import java.io.InputStream;

/** A stream of so many equal bytes, made as they are read. */
final class LargeContent extends InputStream {
  private long left;
  private boolean closed;

  LargeContent(long bytes) {
    this.left = bytes;
  }

  @Override
  public int read() {
    return left-- > 0 ? '0' : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (left == 0) {
      return -1;
    }
    int count = (int) Math.min(left, length);
    java.util.Arrays.fill(buffer, offset, offset + count, (byte) '0');
    left -= count;
    return count;
  }

  @Override
  public void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }
}

package audiencesync.local.cloud;

import java.io.InputStream;

/** Bytes that differ by place, of a given length, from no memory. */
final class Repeating extends InputStream {
  private final long length;
  private long at;

  Repeating(long length) {
    this.length = length;
  }

  @Override
  public int read() {
    return at == length ? -1 : (int) ((at++ * 31) >>> 3) & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int size) {
    int n = (int) Math.min(size, length - at);
    for (int i = 0; i < n; i++) {
      buffer[offset + i] = (byte) read();
    }
    return n == 0 ? -1 : n;
  }
}

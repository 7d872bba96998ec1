package audiencesync.export.codec;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The stored bytes of a zstd stream, and how many of them are read. */
final class ZstdSource implements Closeable {
  private final InputStream stored;
  private final byte[] part = new byte[ZstdFrame.MAX_BLOCK + BackwardBits.PADDING];
  private long position;

  ZstdSource(InputStream stored) {
    this.stored = stored;
  }

  /** How many stored bytes are consumed. */
  long position() {
    return position;
  }

  /** The bytes that {@link #read} read, with some more room behind them. */
  byte[] part() {
    return part;
  }

  /** Reads so many bytes, at most {@value ZstdFrame#MAX_BLOCK}. */
  void read(int length) {
    if (readUpTo(length) < length) {
      throw new UnreadableContentException(
          ("ends in the middle of its zstd data, at byte %d: it was not written or copied to its"
                  + " end. Export or copy it again.")
              .formatted(position));
    }
  }

  /** Reads so many bytes, or fewer where the data ends. */
  int readUpTo(int length) {
    try {
      int read = stored.readNBytes(part, 0, length);
      position += read;
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void skip(long length) {
    for (long left = length; left > 0; left -= ZstdFrame.MAX_BLOCK) {
      read((int) Math.min(left, ZstdFrame.MAX_BLOCK));
    }
  }

  /** The unsigned number in so many bytes, up to eight; the largest of eight are negative. */
  long number(int bytes) {
    read(bytes);
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (part[i] & 0xFFL) << (8 * i);
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    stored.close();
  }
}

package audiencesync.export;

import audiencesync.export.codec.Inflate;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;

/** The stored bytes of a gzip file: reads what stands around the deflated data (RFC 1952, 2.3). */
final class GzipSource implements Closeable {
  private static final int DEFLATE = 8;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xE0;
  private static final int TIME_FLAGS_AND_SYSTEM = 6;

  private final InputStream stored;
  private final String key;
  private final byte[] block;
  private int from;
  private int to;
  private long blockPosition;

  GzipSource(InputStream stored, String key, int blockBytes) {
    this.stored = stored;
    this.key = key;
    this.block = new byte[blockBytes];
  }

  /** How many stored bytes are consumed. */
  long position() {
    return blockPosition + from;
  }

  /** Reads to the data of the next member; false at the end of the file. */
  boolean nextMember() throws IOException {
    if (!hasByte()) {
      return false;
    }
    if (block[from] == 0) {
      skipPadding();
      return false;
    }
    readHeader();
    return true;
  }

  /** Some tools pad a file with zeros to a block's length; gzip itself ignores them too. */
  private void skipPadding() throws IOException {
    while (hasByte()) {
      if (readByte() != 0) {
        throw damaged();
      }
    }
  }

  void readHeader() throws IOException {
    if (readByte() != 0x1F || readByte() != 0x8B || readByte() != DEFLATE) {
      throw damaged();
    }
    int flags = readByte();
    if ((flags & RESERVED) != 0) {
      throw damaged();
    }
    skip(TIME_FLAGS_AND_SYSTEM);
    skipOptional(flags);
  }

  private void skipOptional(int flags) throws IOException {
    if ((flags & EXTRA) != 0) {
      skip(readByte() | readByte() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      skip(2);
    }
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      readByte();
    }
  }

  private void skipText() throws IOException {
    int b;
    do {
      b = readByte();
    } while (b != 0);
  }

  /**
   * Inflates some of the stored bytes. The trailer follows the deflated data, so that a file
   * without another byte is cut off.
   */
  void inflate(Inflate inflate) throws IOException, DataFormatException {
    if ((from == to || inflate.needsInput()) && !readMore()) {
      throw truncated();
    }
    try {
      inflate.inflate(block, from, to);
    } finally {
      from = inflate.position();
    }
  }

  void checkTrailer(int checksum, int length) throws IOException {
    if (readInt() != checksum || readInt() != length) {
      throw new ExportException(
          ("%s does not match its gzip checksum at byte %d: it was damaged after it was written."
                  + " Export or copy it again.")
              .formatted(key, position()));
    }
  }

  private int readInt() throws IOException {
    return readByte() | readByte() << 8 | readByte() << 16 | readByte() << 24;
  }

  private int readByte() throws IOException {
    if (!hasByte()) {
      throw truncated();
    }
    return block[from++] & 0xFF;
  }

  private boolean hasByte() throws IOException {
    return from < to || readMore();
  }

  /** Reads a block behind the bytes that are not consumed, which move to its begin. */
  private boolean readMore() throws IOException {
    blockPosition += from;
    to -= from;
    System.arraycopy(block, from, block, 0, to);
    from = 0;
    int read = Math.max(stored.read(block, to, block.length - to), 0);
    to += read;
    return read > 0;
  }

  private ExportException truncated() {
    return new ExportException(
        ("%s ends in the middle of its gzip data, at byte %d: it was not written or copied to its"
                + " end. Export or copy it again.")
            .formatted(key, blockPosition + to));
  }

  ExportException damaged() {
    return new ExportException(
        ("%s is not gzip at byte %d, though it begins as gzip: it was damaged after it was"
                + " written. Export or copy it again.")
            .formatted(key, position()));
  }

  @Override
  public void close() throws IOException {
    stored.close();
  }
}

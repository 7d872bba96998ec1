package audiencesync.export.codec;

import java.util.Arrays;

/**
 * The decoded bytes of a frame that matches may refer to, and those that are not yet handed out.
 * Twice the window at most: when it is full, its last bytes move to its begin.
 */
final class ZstdWindow {
  private byte[] bytes = {};
  private int begin;
  private int given;
  private int end;
  private int size;

  /** Begins a frame, whose content is {@code content} bytes long or, when that is -1, unknown. */
  void begin(int windowBytes, long content) {
    size = windowBytes;
    long most = 2L * windowBytes + ZstdFrame.MAX_BLOCK;
    long needed = content < 0 ? most : Math.min(most, content + ZstdFrame.MAX_BLOCK);
    if (bytes.length < needed + Long.BYTES) {
      bytes = new byte[(int) needed + Long.BYTES];
    }
    begin = 0;
    given = 0;
    end = 0;
  }

  /** Makes room for a block. All that there is must have been handed out. */
  void makeRoom() {
    if (bytes.length - Long.BYTES - end < ZstdFrame.MAX_BLOCK) {
      int kept = Math.min(size, end - begin);
      System.arraycopy(bytes, end - kept, bytes, 0, kept);
      begin = 0;
      end = kept;
      given = kept;
    }
  }

  int end() {
    return end;
  }

  boolean hasBytes() {
    return given < end;
  }

  int give(byte[] into, int at, int length) {
    int count = Math.min(length, end - given);
    System.arraycopy(bytes, given, into, at, count);
    given += count;
    return count;
  }

  void updateChecksum(XxHash64 checksum) {
    checksum.update(bytes, given, end);
  }

  void add(byte[] source, int from, int length) {
    System.arraycopy(source, from, bytes, end, length);
    end += length;
  }

  /** Adds literals that have eight more bytes behind them. */
  void addLiterals(byte[] source, int from, int length) {
    if (length > 32) {
      System.arraycopy(source, from, bytes, end, length);
    } else {
      for (int i = 0; i < length; i += Long.BYTES) {
        Bytes.putLong(bytes, end + i, Bytes.longAt(source, from + i));
      }
    }
    end += length;
  }

  void fill(byte value, int length) {
    Arrays.fill(bytes, end, end + length, value);
    end += length;
  }

  /** Repeats {@code length} of the bytes that begin {@code offset} bytes back. */
  void repeat(int offset, int length) {
    Damage.unless(offset > 0 && offset <= Math.min(size, end - begin));
    int from = end - offset;
    if (offset >= Long.BYTES) {
      for (int i = 0; i < length; i += Long.BYTES) {
        Bytes.putLong(bytes, end + i, Bytes.longAt(bytes, from + i));
      }
    } else {
      for (int i = 0; i < length; i++) {
        bytes[end + i] = bytes[from + i];
      }
    }
    end += length;
  }
}

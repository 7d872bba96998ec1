package audiencesync.export.codec;

import java.util.Optional;

/** Decodes blocks of snappy, as Parquet stores them: without frames around them. */
public final class Snappy {
  private static final int COPY_1 = 1;
  private static final int COPY_2 = 2;
  private static final int LONGEST_SHORT_LITERAL = 60;
  private static final int LENGTH_BYTES = 5;

  /** Up to so many bytes are copied as two words, with what stands behind them. */
  private static final int SHORT = 2 * Long.BYTES;

  private final byte[] in;
  private final byte[] out;
  private int at;
  private final int end;
  private int written;

  private Snappy(byte[] in, int from, int to, byte[] out) {
    this.in = in;
    this.at = from;
    this.end = to;
    this.out = out;
  }

  /**
   * Decodes {@code [from, to)} into the begin of {@code out}.
   *
   * @param length how many bytes it must decode to
   * @return whether it does; else it is damaged
   */
  public static boolean decode(Slice stored, byte[] out, int length) {
    try {
      Snappy snappy = new Snappy(stored.bytes(), stored.from(), stored.to(), out);
      return snappy.length().filter(said -> said == length).isPresent() && snappy.decode(length);
    } catch (Damage e) {
      return false;
    }
  }

  private Optional<Integer> length() {
    long length = 0;
    for (int i = 0; i < LENGTH_BYTES; i++) {
      int part = next();
      length |= (part & 0x7FL) << (7 * i);
      if (part < 0x80) {
        return length <= Integer.MAX_VALUE ? Optional.of((int) length) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean decode(int length) {
    while (at < end) {
      int tag = next();
      switch (tag & 3) {
        case 0 -> literal(tag >> 2, length);
        case COPY_1 -> copy(((tag >> 2) & 7) + 4, ((tag >> 5) << 8) | next(), length);
        case COPY_2 -> copy((tag >> 2) + 1, number(2), length);
        default -> copy((tag >> 2) + 1, number(4), length);
      }
    }
    return written == length;
  }

  private void literal(int code, int limit) {
    int count =
        (code < LONGEST_SHORT_LITERAL ? code : number(code - LONGEST_SHORT_LITERAL + 1)) + 1;
    Damage.unless(count > 0 && count <= end - at && count <= limit - written);
    if (count <= SHORT && hasRoom(in, at) && hasRoom(out, written)) {
      Bytes.putLong(out, written, Bytes.longAt(in, at));
      Bytes.putLong(out, written + Long.BYTES, Bytes.longAt(in, at + Long.BYTES));
    } else {
      System.arraycopy(in, at, out, written, count);
    }
    at += count;
    written += count;
  }

  private void copy(int count, int offset, int limit) {
    Damage.unless(offset > 0 && offset <= written && count <= limit - written);
    int from = written - offset;
    if (offset >= Long.BYTES && hasRoom(out, written + count - 1)) {
      for (int i = 0; i < count; i += Long.BYTES) {
        Bytes.putLong(out, written + i, Bytes.longAt(out, from + i));
      }
    } else {
      for (int i = 0; i < count; i++) {
        out[written + i] = out[from + i];
      }
    }
    written += count;
  }

  private static boolean hasRoom(byte[] bytes, int from) {
    return from <= bytes.length - SHORT;
  }

  private int next() {
    Damage.unless(at < end);
    return in[at++] & 0xFF;
  }

  private int number(int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= next() << (8 * i);
    }
    return value;
  }
}

package audiencesync.audience;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** How a record of four words is written as a line. */
enum RecordForm {
  /** 64 lower-case hex digits. */
  HASH(65) {
    @Override
    void write(long[] words, int at, byte[] line, int to) {
      for (int k = 0; k < RecordOrder.WIDTH; k++) {
        writeHex(words[at + k], line, to + 16 * k);
      }
      line[to + 64] = '\n';
    }
  },

  /** A UUID: two words of value, then a bit per digit that is written in upper case. */
  IFA(37) {
    @Override
    void write(long[] words, int at, byte[] line, int to) {
      writeHex(words[at], line, to + 4);
      writeHex(words[at + 1], line, to + 20);
      restoreCase(words[at + 2], line, to + 4);
      // The digits were written four places late: group after group moves to where it belongs.
      System.arraycopy(line, to + 4, line, to, 8);
      line[to + 8] = '-';
      System.arraycopy(line, to + 12, line, to + 9, 4);
      line[to + 13] = '-';
      System.arraycopy(line, to + 16, line, to + 14, 4);
      line[to + 18] = '-';
      System.arraycopy(line, to + 20, line, to + 19, 4);
      line[to + 23] = '-';
      line[to + 36] = '\n';
    }
  };

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final long LETTER_A = 'a' - '0' - 10;

  private final int lineBytes;

  RecordForm(int lineBytes) {
    this.lineBytes = lineBytes;
  }

  static RecordForm of(IdentifierRule rule) {
    return rule.type() == IdentifierType.IFA ? IFA : HASH;
  }

  /** Bytes of a line, its line break included. */
  int lineBytes() {
    return lineBytes;
  }

  /** Writes one line, {@link #lineBytes()} long. */
  abstract void write(long[] words, int at, byte[] line, int to);

  private static void writeHex(long word, byte[] line, int to) {
    WORDS.set(line, to, hex(word >>> Integer.SIZE));
    WORDS.set(line, to + Long.BYTES, hex(word & 0xFFFFFFFFL));
  }

  /**
   * Eight hex digits of 32 bits at once: each half byte gets a byte, letters 39 more than digits.
   */
  private static long hex(long half) {
    long spread = (half << 16 | half) & 0x0000FFFF0000FFFFL;
    spread = (spread << 8 | spread) & 0x00FF00FF00FF00FFL;
    spread = (spread << 4 | spread) & 0x0F0F0F0F0F0F0F0FL;
    long letters = (spread + 0x0606060606060606L) >>> 4 & 0x0101010101010101L;
    return spread + 0x3030303030303030L + letters * LETTER_A;
  }

  private static void restoreCase(long upperCase, byte[] line, int from) {
    for (int digit = 0; digit < 32; digit++) {
      if ((upperCase >>> (31 - digit) & 1) == 1) {
        line[from + digit] = (byte) (line[from + digit] - ('a' - 'A'));
      }
    }
  }
}

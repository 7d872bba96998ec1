package audiencesync.audience;

import java.util.Arrays;
import java.util.HexFormat;

/** Hexadecimal digits, read. */
final class HexDigits {
  /** Digits of a SHA-256. */
  static final int SHA256 = 64;

  private static final int NONE = -1;
  private static final byte[] VALUES = values();

  private HexDigits() {}

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) NONE);
    for (int c = 0; c < 128; c++) {
      if (HexFormat.isHexDigit(c)) {
        values[c] = (byte) HexFormat.fromHexDigit(c);
      }
    }
    return values;
  }

  static boolean isSha256(byte[] text, int start, int end) {
    return end - start == SHA256 && areDigits(text, start, end);
  }

  static boolean areDigits(byte[] text, int start, int end) {
    int seen = 0;
    for (int i = start; i < end; i++) {
      seen |= VALUES[text[i] & 0xFF];
    }
    return seen >= 0;
  }

  /** The value of up to 16 digits. */
  static long value(byte[] text, int start, int end) {
    long value = 0;
    for (int i = start; i < end; i++) {
      value = value << 4 | VALUES[text[i] & 0xFF];
    }
    return value;
  }
}

package audiencesync.audience;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Questions about slices of bytes that are answered without making a text of them. */
final class Ascii {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final long HIGH_BITS = 0x8080808080808080L;

  /** Values that mean "there is none": product rule, compared in any case. */
  private static final byte[][] PLACEHOLDERS = {
    bytes("null"), bytes("nan"), bytes("none"), bytes("n/a"), bytes("-"), bytes("unknown")
  };

  private Ascii() {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Eight bytes as one word, the first byte lowest. */
  static long word(byte[] text, int at) {
    return (long) WORDS.get(text, at);
  }

  static boolean isAscii(byte[] text, int start, int end) {
    long seen = 0;
    int at = start;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      seen |= word(text, at) & HIGH_BITS;
    }
    for (; at < end; at++) {
      seen |= text[at] & 0x80;
    }
    return seen == 0;
  }

  /** Whether a stripped value says that there is none: it is empty or a placeholder. */
  static boolean isMissing(byte[] text, int start, int end) {
    if (start == end) {
      return true;
    }
    for (byte[] placeholder : PLACEHOLDERS) {
      if (placeholder.length == end - start && isSameInAnyCase(placeholder, text, start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSameInAnyCase(byte[] lowerCase, byte[] text, int start) {
    for (int i = 0; i < lowerCase.length; i++) {
      if (lowerCase[i] != lowerCase(text[start + i])) {
        return false;
      }
    }
    return true;
  }

  static byte lowerCase(byte c) {
    return isUpperCase(c) ? (byte) (c + ('a' - 'A')) : c;
  }

  static boolean isUpperCase(byte c) {
    return c >= 'A' && c <= 'Z';
  }
}

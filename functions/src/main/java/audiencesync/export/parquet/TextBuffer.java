package audiencesync.export.parquet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** The values of one row as text, one behind the other; used again for the next. */
final class TextBuffer {
  private static final int LONGEST_NUMBER = 20;

  private byte[] bytes = new byte[1024];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  void append(byte[] text, int from, int to) {
    reserve(to - from);
    System.arraycopy(text, from, bytes, length, to - from);
    length += to - from;
  }

  /** Appends ASCII. */
  void append(String text) {
    byte[] ascii = text.getBytes(ISO_8859_1);
    append(ascii, 0, ascii.length);
  }

  void append(long number) {
    if (number == Long.MIN_VALUE) {
      append(Long.toString(number));
      return;
    }
    reserve(LONGEST_NUMBER);
    if (number < 0) {
      bytes[length++] = '-';
    }
    appendDigits(Math.abs(number));
  }

  private void appendDigits(long number) {
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    long rest = number;
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}

package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * What a filter compares the values of a column with. When operand and value are both decimals they
 * compare as numbers ({@code 1.0} equals {@code 1}); else as text, by code points. For one thread:
 * it keeps the value that it reads.
 */
final class Operand {
  private static final long NOT_SHORT = -1;

  /** All that fit into a {@code long}. */
  private static final int MOST_SHORT_DIGITS = 18;

  private final byte[] text;
  private final DecimalText number = new DecimalText();
  private final boolean isNumber;
  private final long shortNumber;
  private final DecimalText value = new DecimalText();

  private Operand(byte[] text) {
    this.text = text;
    this.isNumber = number.read(text, 0, text.length);
    this.shortNumber = shortNumber(text, 0, text.length);
  }

  static Operand of(String value) {
    return new Operand(value.getBytes(UTF_8));
  }

  /** A number without sign, point and exponent: most are. */
  private static long shortNumber(byte[] text, int start, int end) {
    if (start == end || end - start > MOST_SHORT_DIGITS) {
      return NOT_SHORT;
    }
    long number = 0;
    for (int at = start; at < end; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return NOT_SHORT;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  boolean isEqual(byte[] from, int start, int end) {
    return Arrays.equals(from, start, end, text, 0, text.length)
        || (isNumber && compare(from, start, end) == 0);
  }

  /** Negative when the value is less than this operand, 0 when they are equal. */
  int compare(byte[] from, int start, int end) {
    if (shortNumber != NOT_SHORT) {
      long other = shortNumber(from, start, end);
      if (other != NOT_SHORT) {
        return Long.compare(other, shortNumber);
      }
    }
    return isNumber && value.read(from, start, end)
        ? value.compareTo(number)
        : compareText(from, start, end);
  }

  /** UTF-8 sorts by code point. */
  private int compareText(byte[] value, int start, int end) {
    return Arrays.compareUnsigned(value, start, end, text, 0, text.length);
  }

  boolean isStart(byte[] value, int start, int end) {
    return end - start >= text.length
        && Arrays.equals(value, start, start + text.length, text, 0, text.length);
  }

  boolean isContained(byte[] value, int start, int end) {
    for (int at = start; at <= end - text.length; at++) {
      if (isStart(value, at, end)) {
        return true;
      }
    }
    return false;
  }
}

package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a filter compares the values of a column with. When operand and value are both decimals they
 * compare as numbers ({@code 1.0} equals {@code 1}); else as text, by code points.
 */
final class Operand {
  private final byte[] text;
  private final Optional<BigDecimal> number;
  private final long whole;

  private Operand(byte[] text) {
    this.text = text;
    this.number = Decimals.parse(text, 0, text.length);
    this.whole = Decimals.whole(text, 0, text.length);
  }

  static Operand of(String value) {
    return new Operand(value.getBytes(UTF_8));
  }

  boolean isEqual(byte[] value, int start, int end) {
    return Arrays.equals(value, start, end, text, 0, text.length)
        || (number.isPresent() && compare(value, start, end) == 0);
  }

  /** Negative when the value is less than this operand, 0 when they are equal. */
  int compare(byte[] value, int start, int end) {
    if (number.isEmpty()) {
      return compareText(value, start, end);
    }
    long wholeValue = Decimals.whole(value, start, end);
    if (whole != Decimals.NOT_WHOLE && wholeValue != Decimals.NOT_WHOLE) {
      return Long.compare(wholeValue, whole);
    }
    return Decimals.parse(value, start, end)
        .map(decimal -> decimal.compareTo(number.get()))
        .orElseGet(() -> compareText(value, start, end));
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

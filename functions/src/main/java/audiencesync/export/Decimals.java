package audiencesync.export;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads decimals in the syntax of {@link BigDecimal}: {@code -1}, {@code 2.50}, {@code 1e3}. */
final class Decimals {
  static final long NOT_WHOLE = Long.MIN_VALUE;

  /** All that fit into a {@code long}. */
  private static final int MOST_WHOLE_DIGITS = 18;

  /** Longer values are text: reading a number takes time that grows with its square. */
  private static final int LONGEST = 64;

  private Decimals() {}

  /** A decimal without sign, fraction and exponent, or {@link #NOT_WHOLE}: the usual ones. */
  static long whole(byte[] text, int start, int end) {
    if (start == end || end - start > MOST_WHOLE_DIGITS) {
      return NOT_WHOLE;
    }
    long value = 0;
    for (int at = start; at < end; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return NOT_WHOLE;
      }
      value = 10 * value + digit;
    }
    return value;
  }

  static Optional<BigDecimal> parse(byte[] text, int start, int end) {
    if (start == end || end - start > LONGEST || !mayBeDecimal(text, start, end)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(new String(text, start, end - start, US_ASCII)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Spares most text the cost of an exception, and digits that are not ASCII the doubt. */
  private static boolean mayBeDecimal(byte[] text, int start, int end) {
    for (int at = start; at < end; at++) {
      if ("0123456789+-.eE".indexOf(text[at]) < 0) {
        return false;
      }
    }
    return text[start] != 'e' && text[start] != 'E';
  }
}

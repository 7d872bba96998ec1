package audiencesync.export;

/**
 * A decimal as it is written: {@code -1}, {@code 2.50}, {@code .5}, {@code +1e3}. What is one, and
 * which is the larger, is as in {@link java.math.BigDecimal}, but that digits are ASCII; no number
 * is made of the text, so that it may be of any length and have any exponent at no cost. One object
 * reads many texts, one after another.
 */
final class DecimalText implements Comparable<DecimalText> {
  /** An exponent that needs more digits is out of range, whatever they are. */
  private static final int MOST_EXPONENT_DIGITS = 10;

  private byte[] text = {};

  /** Where digits other than zero begin; where the mantissa ends. */
  private int first;

  private int end;
  private int sign;

  /** How many digits stand before the point when the first is not zero: 3 of 123.4, -1 of 0.01. */
  private long magnitude;

  /** Takes a text, unless it is no decimal. */
  boolean read(byte[] from, int start, int limit) {
    text = from;
    boolean signed = start < limit && (from[start] == '-' || from[start] == '+');
    int at = signed ? start + 1 : start;
    int mantissa = at;
    int point = -1;
    first = -1;
    while (at < limit && (isDigit(from[at]) || (from[at] == '.' && point < 0))) {
      if (from[at] == '.') {
        point = at;
      } else if (first < 0 && from[at] != '0') {
        first = at;
      }
      at++;
    }
    end = at;
    sign = first < 0 ? 0 : signed && from[start] == '-' ? -1 : 1;
    return at - mantissa > (point < 0 ? 0 : 1) && readExponent(at, limit, point);
  }

  /** The end of the text, or {@code e} and a whole number. */
  private boolean readExponent(int at, int limit, int point) {
    long exponent = 0;
    if (at < limit) {
      boolean signed = at + 1 < limit && (text[at + 1] == '-' || text[at + 1] == '+');
      int digits = signed ? at + 2 : at + 1;
      if ((text[at] | 0x20) != 'e' || !isWhole(digits, limit)) {
        return false;
      }
      exponent = signed && text[at + 1] == '-' ? -whole(digits, limit) : whole(digits, limit);
    }
    int beforePoint = point < 0 ? end : point;
    long scale = (point < 0 ? 0 : end - point - 1) - exponent;
    magnitude = beforePoint - first + (first > beforePoint ? 1 : 0) + exponent;
    return scale == (int) scale;
  }

  /** Whether these are digits, of which at most as many count as an exponent can have. */
  private boolean isWhole(int from, int limit) {
    int at = from;
    while (at < limit && text[at] == '0') {
      at++;
    }
    int counting = at;
    while (at < limit && isDigit(text[at])) {
      at++;
    }
    return at == limit && at > from && at - counting <= MOST_EXPONENT_DIGITS;
  }

  private long whole(int from, int limit) {
    long whole = 0;
    for (int at = from; at < limit; at++) {
      whole = 10 * whole + text[at] - '0';
    }
    return whole;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** Of texts that were taken. */
  @Override
  public int compareTo(DecimalText other) {
    if (sign != other.sign || sign == 0) {
      return Integer.compare(sign, other.sign);
    }
    int sizes = Long.compare(magnitude, other.magnitude);
    return sign * (sizes == 0 ? compareDigits(other) : sizes);
  }

  /** Digit by digit; the shorter one goes on with zeros. */
  private int compareDigits(DecimalText other) {
    int mine = first;
    int its = other.first;
    while (mine < end || its < other.end) {
      mine += mine < end && text[mine] == '.' ? 1 : 0;
      its += its < other.end && other.text[its] == '.' ? 1 : 0;
      int difference = digit(mine) - other.digit(its);
      if (difference != 0) {
        return difference;
      }
      mine++;
      its++;
    }
    return 0;
  }

  private int digit(int at) {
    return at < end ? text[at] : '0';
  }
}

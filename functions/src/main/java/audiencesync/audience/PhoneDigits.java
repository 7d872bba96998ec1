package audiencesync.audience;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** The digits of one phone number, and whether a plus stood before them. Used again and again. */
final class PhoneDigits {
  /**
   * More digits than any number has: 17 at most, behind an international prefix and a country code.
   */
  static final int MOST = 32;

  private static final byte OTHER = 0;
  private static final byte DIGIT = 1;
  private static final byte DROPPED = 2;
  private static final byte PLUS = 3;
  private static final byte[] KINDS = kinds();

  private final byte[] digits = new byte[MOST];
  private int length;
  private boolean plus;

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    Arrays.fill(kinds, OTHER);
    for (char c = 0; c < 128; c++) {
      if (c >= '0' && c <= '9') {
        kinds[c] = DIGIT;
      } else if (PhoneText.isDropped(c)) {
        kinds[c] = DROPPED;
      }
    }
    kinds['+'] = PLUS;
    return kinds;
  }

  /**
   * Reads plain ASCII: digits, one leading plus, and characters that are dropped.
   *
   * @return false for everything that needs a closer look, values without a digit among them
   */
  boolean readPlain(byte[] text, int start, int end) {
    length = 0;
    plus = false;
    for (int at = start; at < end; at++) {
      switch (KINDS[text[at] & 0xFF]) {
        case DIGIT -> {
          if (length == MOST) {
            return false;
          }
          digits[length++] = text[at];
        }
        case PLUS -> {
          if (plus || length > 0) {
            return false;
          }
          plus = true;
        }
        case DROPPED -> {}
        default -> {
          return false;
        }
      }
    }
    return length > 0 && !endsAsFloat(text, start, end);
  }

  /** Whether {@code .0} ends it: the sign of a number that passed through a floating point type. */
  private static boolean endsAsFloat(byte[] text, int start, int end) {
    int last = Blanks.end(text, start, end) - 1;
    return last > start && text[last] == '0' && text[last - 1] == '.';
  }

  int length() {
    return length;
  }

  boolean plus() {
    return plus;
  }

  /** The digit's value, 0 to 9. */
  int digit(int index) {
    return digits[index] - '0';
  }

  boolean startsWith(int first, int second) {
    return digit(0) == first && digit(1) == second;
  }

  void copyFrom(int index, byte[] to, int at) {
    System.arraycopy(digits, index, to, at, length - index);
  }

  /** As a number is dialled: {@code +819012345678}. Holds personal data. */
  @Override
  public String toString() {
    return (plus ? "+" : "") + new String(digits, 0, length, US_ASCII);
  }
}

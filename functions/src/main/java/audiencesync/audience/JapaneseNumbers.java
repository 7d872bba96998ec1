package audiencesync.audience;

import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * The common shapes of Japanese numbers, judged without libphonenumber but as it judges them; a
 * test compares the two over every shape. What begins with another country code, a service prefix
 * or the prefix of calls abroad is left to libphonenumber.
 */
final class JapaneseNumbers {
  static final int UNSURE = -1;
  static final int INVALID = -2;

  private static final int SHORT_NUMBER = 9;
  private static final int LONG_NUMBER = 10;

  /**
   * First three digits of valid numbers of nine: land lines, then toll free (0120), shared cost
   * (0570), personal (060) and premium rate (0990). From libphonenumber 9.0.40, region JP.
   */
  private static final Pattern AREAS =
      Pattern.compile(
          "1(?:1[235-8]|2[3-6]|3[3-9]|4[2-6]|[58][2-8]|6[2-7]|7[2-9]|9[1-9])"
              + "|(?:2[2-9]|[36][1-9])\\d"
              + "|4(?:[2-578]\\d|6[02-8]|9[2-59])"
              + "|5(?:[2-589]\\d|6[1-9]|7[2-8])"
              + "|7(?:[25-9]\\d|3[4-9]|4[02-9])"
              + "|8(?:[2679]\\d|3[2-9]|4[5-9]|5[1-9]|8[03-9])"
              + "|9(?:[2-58]\\d|[679][1-9])"
              + "|120|570|60\\d|990");

  /** The same for numbers of ten: mobile (060 to 090), IP (050), pagers (020), toll free (0800). */
  private static final Pattern LONG_AREAS = Pattern.compile("[5-9]0[1-9]|20\\d|800");

  private static final BitSet AREA = prefixes(AREAS);
  private static final BitSet LONG_AREA = prefixes(LONG_AREAS);

  private JapaneseNumbers() {}

  private static BitSet prefixes(Pattern pattern) {
    BitSet prefixes = new BitSet(1_000);
    for (int prefix = 100; prefix < 1_000; prefix++) {
      prefixes.set(prefix, pattern.matcher(Integer.toString(prefix)).matches());
    }
    return prefixes;
  }

  /**
   * Where the national significant number begins: behind {@code 0}, {@code 81}, {@code 810}, or at
   * once where the leading zero was lost.
   *
   * @return its index, {@link #INVALID}, or {@link #UNSURE} where libphonenumber must be asked
   */
  static int significantAt(PhoneDigits digits) {
    if (digits.length() < SHORT_NUMBER) {
      boolean mayBeSpecial = digits.length() > 2 && isSpecial(digits);
      return digits.plus() || mayBeSpecial ? UNSURE : INVALID;
    }
    boolean countryCode = digits.startsWith(8, 1);
    if (digits.plus() && !countryCode) {
      return UNSURE;
    }
    int from = countryCode ? 2 : 0;
    int at = digits.digit(from) == 0 ? from + 1 : from;
    if (isValid(digits, at)) {
      return at;
    }
    return countryCode || isSpecial(digits) ? UNSURE : INVALID;
  }

  /** Whether it begins as a service number (00) or as dialled abroad (010) does. */
  private static boolean isSpecial(PhoneDigits digits) {
    return digits.startsWith(0, 0) || (digits.startsWith(0, 1) && digits.digit(2) == 0);
  }

  private static boolean isValid(PhoneDigits digits, int at) {
    int length = digits.length() - at;
    if (length != SHORT_NUMBER && length != LONG_NUMBER) {
      return false;
    }
    int prefix = 100 * digits.digit(at) + 10 * digits.digit(at + 1) + digits.digit(at + 2);
    return length == LONG_NUMBER ? LONG_AREA.get(prefix) : AREA.get(prefix);
  }
}

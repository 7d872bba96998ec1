package audiencesync.audience;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Advertising ids: a UUID, sent as it is written. A record holds its 128 bits, then one bit a digit
 * for upper case, so that it is reproduced exactly and ordered by value first.
 */
final class IfaNormaliser implements Normaliser {
  private static final int[] GROUP_ENDS = {8, 13, 18, 23, 36};
  private static final int LENGTH = 36;
  private static final int DIGITS = 32;

  private final Staging staging;
  private final byte[] digits = new byte[DIGITS];

  IfaNormaliser(Staging staging) {
    this.staging = staging;
  }

  @Override
  public Verdict accept(byte[] text, int start, int end) {
    if (Ascii.isAscii(text, start, end)) {
      int from = Blanks.start(text, start, end);
      return judge(text, from, Blanks.end(text, from, end));
    }
    byte[] stripped = Blanks.strip(new String(text, start, end - start, UTF_8)).getBytes(UTF_8);
    return judge(stripped, 0, stripped.length);
  }

  private Verdict judge(byte[] text, int start, int end) {
    if (end - start != LENGTH || !takesDigits(text, start)) {
      return rejection(text, start, end);
    }
    long high = HexDigits.value(digits, 0, 16);
    long low = HexDigits.value(digits, 16, DIGITS);
    if (high == 0 && low == 0) {
      return Verdict.MISSING;
    }
    staging.put(high, low, upperCase(), 0);
    return Verdict.USABLE;
  }

  /** Copies the digits, without hyphens; false when anything else is there. */
  private boolean takesDigits(byte[] text, int start) {
    int taken = 0;
    int from = 0;
    for (int groupEnd : GROUP_ENDS) {
      System.arraycopy(text, start + from, digits, taken, groupEnd - from);
      taken += groupEnd - from;
      if (groupEnd < LENGTH && text[start + groupEnd] != '-') {
        return false;
      }
      from = groupEnd + 1;
    }
    return HexDigits.areDigits(digits, 0, DIGITS);
  }

  /** The first digit's bit is the highest of 32. */
  private long upperCase() {
    long bits = 0;
    for (byte digit : digits) {
      bits = bits << 1 | (Ascii.isUpperCase(digit) ? 1 : 0);
    }
    return bits;
  }

  private static Verdict rejection(byte[] text, int start, int end) {
    if (Ascii.isMissing(text, start, end)) {
      return Verdict.MISSING;
    }
    return HexDigits.isSha256(text, start, end) ? Verdict.ALREADY_HASHED : Verdict.INVALID_IFA;
  }
}

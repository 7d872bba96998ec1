package audiencesync.audience;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Locale;

/**
 * E-mail addresses: stripped, made half-width and lower-case, judged, hashed.
 *
 * <p>Most values need nothing but to be seen through, by {@link PlainEmail}. A value of ASCII alone
 * is worked on where it lies: half-width and composed it is already. All others become a {@link
 * String} first; if they turn out to be ASCII, they are judged by the same loop.
 */
final class EmailNormaliser implements Normaliser {
  /** LINE's limit. */
  private static final int MOST_CHARACTERS = 120;

  /** Composing never makes one character out of so many that such a value could be an address. */
  private static final int HOPELESS_LENGTH = 4_096;

  private static final String ATOM_CHARACTERS = "!#$%&'*+-/=?^_`{|}~.";

  /** The lower-case form of what a local part may hold (RFC 5322 atoms and dots), else 0. */
  private static final byte[] LOCAL_PART = lettersDigitsAnd(ATOM_CHARACTERS);

  private static final byte[] DOMAIN = lettersDigitsAnd("-.");

  private final Staging staging;

  EmailNormaliser(Staging staging) {
    this.staging = staging;
  }

  private static byte[] lettersDigitsAnd(String others) {
    byte[] table = new byte[256];
    for (byte c = 0; c >= 0; c++) {
      boolean letter = Character.isLetterOrDigit(c);
      table[c] = letter || others.indexOf(c) >= 0 ? Ascii.lowerCase(c) : 0;
    }
    return table;
  }

  @Override
  public Verdict accept(byte[] text, int start, int end) {
    if (end - start <= MOST_CHARACTERS && PlainEmail.isNormal(text, start, end)) {
      staging.hash(text, start, end);
      return Verdict.USABLE;
    }
    if (!Ascii.isAscii(text, start, end)) {
      return acceptBeyondAscii(new String(text, start, end - start, UTF_8));
    }
    int from = Blanks.start(text, start, end);
    return judge(text, from, Blanks.end(text, from, end));
  }

  private Verdict acceptBeyondAscii(String raw) {
    String stripped = Blanks.strip(raw);
    if (stripped.length() > HOPELESS_LENGTH) {
      return Verdict.TOO_LONG;
    }
    String normal = normal(stripped);
    byte[] text = normal.getBytes(UTF_8);
    if (Ascii.isAscii(text, 0, text.length)) {
      return judge(text, 0, text.length);
    }
    int characters = normal.codePointCount(0, normal.length());
    return characters > MOST_CHARACTERS ? Verdict.TOO_LONG : Verdict.INVALID_EMAIL;
  }

  /** The product's rule, step by step. */
  static String normal(String raw) {
    String composed = Normalizer.normalize(raw, Normalizer.Form.NFKC);
    return Blanks.strip(unified(composed)).toLowerCase(Locale.ROOT);
  }

  /** Charsets of Japan disagree on which Unicode dash and tilde their own ones are. */
  private static String unified(String text) {
    StringBuilder unified = new StringBuilder(text);
    for (int i = 0; i < unified.length(); i++) {
      char c = unified.charAt(i);
      if ((c >= '\u2010' && c <= '\u2015') || c == '\u2212') {
        unified.setCharAt(i, '-');
      } else if (c == '\u301C') {
        unified.setCharAt(i, '~');
      }
    }
    return unified.toString();
  }

  private Verdict judge(byte[] text, int start, int end) {
    if (end - start > MOST_CHARACTERS) {
      return Verdict.TOO_LONG;
    }
    int at = lowerCaseLocalPart(text, start, end);
    if (at == start || at == end || text[at] != '@' || !lowerCaseDomain(text, at + 1, end)) {
      return rejection(text, start, end);
    }
    staging.hash(text, start, end);
    return hasPlus(text, start, at) ? Verdict.USABLE_WITH_PLUS : Verdict.USABLE;
  }

  /** Returns where the local part ends: at the first byte that cannot be in one. */
  private static int lowerCaseLocalPart(byte[] text, int start, int end) {
    int at = start;
    for (; at < end; at++) {
      byte c = LOCAL_PART[text[at] & 0xFF];
      if (c == 0) {
        break;
      }
      text[at] = c;
    }
    return at;
  }

  /** Whether it has a dot and labels of letters, digits and inner hyphens only. */
  private static boolean lowerCaseDomain(byte[] text, int start, int end) {
    boolean dotted = false;
    byte before = '.';
    for (int at = start; at < end; at++) {
      byte c = DOMAIN[text[at] & 0xFF];
      boolean misplaced = (c == '.' && before == '-') || (before == '.' && (c == '.' || c == '-'));
      if (c == 0 || misplaced) {
        return false;
      }
      dotted |= c == '.';
      text[at] = c;
      before = c;
    }
    return dotted && before != '.' && before != '-';
  }

  private static boolean hasPlus(byte[] text, int start, int end) {
    for (int at = start; at < end; at++) {
      if (text[at] == '+') {
        return true;
      }
    }
    return false;
  }

  private static Verdict rejection(byte[] text, int start, int end) {
    if (Ascii.isMissing(text, start, end)) {
      return Verdict.MISSING;
    }
    return HexDigits.isSha256(text, start, end) ? Verdict.ALREADY_HASHED : Verdict.INVALID_EMAIL;
  }
}

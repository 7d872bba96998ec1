package audiencesync.audience;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A raw phone number, cleaned: the product's rule, step by step.
 *
 * @param verdict why it cannot be a number; empty when it may be one
 * @param number digits, perhaps with a leading plus; whether such a number exists is not said
 */
record PhoneText(Optional<Verdict> verdict, String number) {
  /** What is longer is no phone number, however much of it would be dropped. */
  private static final int MOST_CHARACTERS = 4_096;

  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{1," + PhoneDigits.MOST + "}");
  private static final String DROPPED = "_~./()\u2212\u2500\u30FC\u30FB\u301C\u00AD";

  static PhoneText of(String raw) {
    if (raw.length() > MOST_CHARACTERS) {
      return rejected(Verdict.INVALID_PHONE);
    }
    String bare = unwrapped(visible(Normalizer.normalize(raw, Normalizer.Form.NFKC)));
    byte[] text = bare.getBytes(UTF_8);
    if (Ascii.isMissing(text, 0, text.length)) {
      return rejected(Verdict.MISSING);
    }
    if (HexDigits.isSha256(text, 0, text.length)) {
      return rejected(Verdict.ALREADY_HASHED);
    }
    return dialled(withoutDropped(withoutFraction(bare)));
  }

  private static PhoneText dialled(String number) {
    if (number.isEmpty()) {
      return rejected(Verdict.MISSING);
    }
    return NUMBER.matcher(number).matches()
        ? new PhoneText(Optional.empty(), number)
        : rejected(Verdict.INVALID_PHONE);
  }

  private static PhoneText rejected(Verdict verdict) {
    return new PhoneText(Optional.of(verdict), "");
  }

  private static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      if (!Blanks.isInvisible(text.charAt(at))) {
        visible.append(text.charAt(at));
      }
    }
    return visible.toString();
  }

  /** Takes away what spreadsheets put around a number to keep it a text. */
  private static String unwrapped(String text) {
    String bare = Blanks.strip(text);
    if (bare.startsWith("'")) {
      bare = Blanks.strip(bare.substring(1));
    }
    if (bare.length() > 2 && bare.startsWith("=\"") && bare.endsWith("\"")) {
      bare = Blanks.strip(bare.substring(2, bare.length() - 1));
    }
    return bare;
  }

  private static String withoutFraction(String text) {
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String withoutDropped(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      if (!isDropped(text.charAt(at))) {
        kept.append(text.charAt(at));
      }
    }
    return kept.toString();
  }

  /** White space, hyphens and dashes of every kind, dots, slashes, parentheses. */
  static boolean isDropped(char c) {
    return Character.getType(c) == Character.DASH_PUNCTUATION
        || DROPPED.indexOf(c) >= 0
        || Blanks.isWhiteSpace(c);
  }

  @Override
  public String toString() {
    return "PhoneText[***]";
  }
}

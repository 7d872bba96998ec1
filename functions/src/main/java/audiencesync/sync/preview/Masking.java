package audiencesync.sync.preview;

import audiencesync.audience.IdentifierRule;
import audiencesync.export.Printable;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Makes a value recognisable to whoever knows it, and useless to anybody else. Works on anything a
 * file may hold: white space and characters that show as nothing are left out at both ends first,
 * what is then empty stays empty, and every other value becomes a few of its characters and {@code
 * ***}, whatever its length. A character that a terminal would not show as it is becomes {@code ?}.
 */
public final class Masking {
  private static final String HIDDEN = "***";
  private static final int SHOWN_OF_AN_ID = 4;
  private static final int FEWEST_DIGITS_OF_A_PHONE = 6;
  private static final Pattern SHA_256 = Pattern.compile("[0-9A-Fa-f]{64}");

  /** A name such as {@code jp} or {@code xn--q9jyb4c}: nothing that could be somebody's number. */
  private static final Pattern TOP_LEVEL_DOMAIN = Pattern.compile("[A-Za-z][A-Za-z0-9-]{1,23}");

  private Masking() {}

  /**
   * Masks an identifier by what the connector says it is. Where hashes are promised and something
   * else is there, it may be somebody's address: it is masked by its type.
   */
  public static String identifier(String value, IdentifierRule rule) {
    if (rule.preHashed() && SHA_256.matcher(trimmed(value)).matches()) {
      return hash(value);
    }
    return switch (rule.type()) {
      case EMAIL -> email(value);
      case PHONE -> phone(value);
      case IFA -> ifa(value);
    };
  }

  /**
   * The first character, {@code ***@***.} and the last label: {@code t***@***.jp}. A last label
   * that cannot be a top-level domain is hidden as well, and so is the whole of a value without an
   * {@code @}: nobody can tell what it is.
   */
  public static String email(String value) {
    String email = trimmed(value);
    int at = email.lastIndexOf('@');
    if (email.isEmpty() || at < 0) {
      return email.isEmpty() ? "" : HIDDEN;
    }
    String first = at == 0 ? "" : Printable.beginning(email, 1);
    String label = email.substring(Math.max(at, email.lastIndexOf('.')) + 1);
    boolean shown = email.lastIndexOf('.') > at && TOP_LEVEL_DOMAIN.matcher(label).matches();
    return first + "***@***" + (shown ? "." + label : "");
  }

  /**
   * {@code ***} and the last two digits, full-width ones included; without them when there are
   * fewer than six digits, of which two would say too much.
   */
  public static String phone(String value) {
    String phone = trimmed(value);
    if (phone.isEmpty()) {
      return "";
    }
    int[] digits =
        phone.codePoints().map(c -> Character.digit(c, 10)).filter(d -> d >= 0).toArray();
    return digits.length < FEWEST_DIGITS_OF_A_PHONE
        ? HIDDEN
        : HIDDEN + digits[digits.length - 2] + digits[digits.length - 1];
  }

  /** The first four characters and {@code ***}, like a user id's. */
  public static String ifa(String value) {
    return userId(value);
  }

  /** The first four hex digits and {@code ***}. */
  public static String hash(String value) {
    return userId(value);
  }

  /**
   * The first four characters and {@code ***}. Of an id of at most four characters the first half,
   * rounded down, so that it is never shown whole.
   */
  public static String userId(String value) {
    String id = trimmed(value);
    if (id.isEmpty()) {
      return "";
    }
    int length = id.codePointCount(0, id.length());
    return Printable.beginning(id, length > SHOWN_OF_AN_ID ? SHOWN_OF_AN_ID : length / 2) + HIDDEN;
  }

  private static String trimmed(String value) {
    IntPredicate shown = c -> Printable.isShown(c) && !Character.isSpaceChar(c);
    int start = 0;
    while (start < value.length() && !shown.test(value.codePointAt(start))) {
      start += Character.charCount(value.codePointAt(start));
    }
    int end = value.length();
    while (end > start && !shown.test(value.codePointBefore(end))) {
      end -= Character.charCount(value.codePointBefore(end));
    }
    return value.substring(start, end);
  }
}

package audiencesync.sync;

import audiencesync.audience.IdentifierRule;
import audiencesync.audience.IdentifierType;

/** Shows enough of a value for a person to recognise it, and too little to be it. */
final class Mask {
  private static final String HIDDEN = "***";
  private static final int SHOWN = 4;
  private static final int LONGEST_LABEL = 10;

  private Mask() {}

  /** Its first four characters, but never the whole of it. */
  static String userId(String raw) {
    return beginning(raw.strip(), SHOWN);
  }

  /**
   * An identifier by its kind: {@code t***@***.jp}, {@code ***78}; of a hash or an IFA, the first
   * four characters.
   */
  static String identifier(String raw, IdentifierRule rule) {
    String value = raw.strip();
    if (rule.preHashed() || rule.type() == IdentifierType.IFA) {
      return beginning(value, SHOWN);
    }
    return rule.type() == IdentifierType.PHONE ? phone(value) : email(value);
  }

  private static String email(String value) {
    int at = value.lastIndexOf('@');
    String first = beginning(value, 1);
    return at < 1 ? first : first + "@" + HIDDEN + lastLabel(value.substring(at + 1));
  }

  /** A label that is none, such as a name that stands in the wrong column, stays hidden. */
  private static String lastLabel(String domain) {
    String label = domain.substring(domain.lastIndexOf('.') + 1);
    boolean plain = label.length() <= LONGEST_LABEL && label.matches("[A-Za-z0-9-]*");
    return plain && domain.contains(".") ? "." + label : "";
  }

  private static String phone(String value) {
    int from = Math.max(value.length() - 2, Math.min(value.length(), 1));
    String end = value.substring(from);
    return value.isEmpty() ? "" : HIDDEN + (end.matches("\\d*") ? end : "");
  }

  private static String beginning(String value, int most) {
    int characters = value.codePointCount(0, value.length());
    int shown = Math.min(most, characters - 1);
    return value.isEmpty() ? "" : value.substring(0, value.offsetByCodePoints(0, shown)) + HIDDEN;
  }
}

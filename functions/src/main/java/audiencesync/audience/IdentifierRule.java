package audiencesync.audience;

import java.util.Objects;
import java.util.Set;

/**
 * What is sent, and how a raw value becomes it.
 *
 * @param type kind of identifier
 * @param preHashed whether the export holds SHA-256 hex digits already (never for {@link
 *     IdentifierType#IFA})
 * @param country ISO 3166 alpha-2 code, upper case: whose national phone numbers are understood
 * @param phoneFormat the form of a phone number before hashing
 */
public record IdentifierRule(
    IdentifierType type, boolean preHashed, String country, PhoneFormat phoneFormat) {
  public IdentifierRule {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(phoneFormat, "phoneFormat");
    if (!countries().contains(country)) {
      throw new IllegalArgumentException("country is not one whose phone numbers are known");
    }
    if (preHashed && type == IdentifierType.IFA) {
      throw new IllegalArgumentException("an IFA is never hashed");
    }
  }

  /** The codes of all countries whose phone numbers can be judged. */
  public static Set<String> countries() {
    return PhoneReference.countries();
  }

  /** How many identifiers one usable row yields: 2 with both phone forms, else 1. */
  public int identifiersPerRow() {
    return type == IdentifierType.PHONE && !preHashed && phoneFormat == PhoneFormat.BOTH_DIGITS
        ? 2
        : 1;
  }
}

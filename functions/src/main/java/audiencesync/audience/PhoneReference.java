package audiencesync.audience;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.Set;

/**
 * What libphonenumber says, which is what is right.
 *
 * @param country ISO 3166 alpha-2 code: where a number without a country code is dialled
 */
record PhoneReference(String country) {
  /**
   * A valid number, written out when asked for.
   *
   * @param number as libphonenumber took it apart
   * @param foreign whether it is one of another country
   */
  record Valid(PhoneNumber number, boolean foreign) {
    /** With its plus. */
    String e164() {
      return Loaded.PHONES.format(number, PhoneNumberFormat.E164);
    }

    String e164Digits() {
      return e164().substring(1);
    }

    /** Digits as dialled inside the country; empty for a number of another one. */
    Optional<String> national() {
      if (foreign) {
        return Optional.empty();
      }
      String spaced = Loaded.PHONES.format(number, PhoneNumberFormat.NATIONAL);
      return Optional.of(PhoneNumberUtil.normalizeDigitsOnly(spaced));
    }

    @Override
    public String toString() {
      return "Valid[***]";
    }
  }

  /** The countries that it knows. */
  static Set<String> countries() {
    return Set.copyOf(Loaded.PHONES.getSupportedRegions());
  }

  /**
   * Judges a number.
   *
   * @param number digits, perhaps with a leading plus
   */
  Optional<Valid> judge(String number) {
    PhoneNumberUtil phones = Loaded.PHONES;
    try {
      PhoneNumber parsed = phones.parse(number, country);
      boolean foreign = parsed.getCountryCode() != phones.getCountryCodeForRegion(country);
      return phones.isValidNumber(parsed)
          ? Optional.of(new Valid(parsed, foreign))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /** Loaded when first needed: many runs never need it, and it costs a cold start. */
  private static final class Loaded {
    static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  }
}

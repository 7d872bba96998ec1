package audiencesync.audience;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/**
 * What libphonenumber says, which is what is right.
 *
 * @param country ISO 3166 alpha-2 code: where a number without a country code is dialled
 */
record PhoneReference(String country) {
  /**
   * A valid number.
   *
   * @param e164 with its plus
   * @param national digits as dialled inside the country; empty for a number of another country
   */
  record Valid(String e164, Optional<String> national) {
    String e164Digits() {
      return e164.substring(1);
    }

    @Override
    public String toString() {
      return "Valid[***]";
    }
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
      return phones.isValidNumber(parsed) ? Optional.of(valid(parsed)) : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  private Valid valid(PhoneNumber number) {
    PhoneNumberUtil phones = Loaded.PHONES;
    boolean foreign = number.getCountryCode() != phones.getCountryCodeForRegion(country);
    String national = phones.format(number, PhoneNumberFormat.NATIONAL);
    return new Valid(
        phones.format(number, PhoneNumberFormat.E164),
        foreign ? Optional.empty() : Optional.of(PhoneNumberUtil.normalizeDigitsOnly(national)));
  }

  /** Loaded when first needed: many runs never need it, and it costs a cold start. */
  private static final class Loaded {
    static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  }
}

package audiencesync.audience;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.Outcome.Judge;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every country's example numbers, as people of that country write them. */
final class PhoneExamplesTest {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  @Test
  void understandsTheExamplesOfEveryCountry() {
    List<String> mistaken = new ArrayList<>();
    int numbers = 0;
    for (String country : countries()) {
      Judge judge = new Judge(Rules.phone(country, PhoneFormat.E164_DIGITS));
      for (PhoneNumber number : examples(country).toList()) {
        numbers++;
        for (PhoneNumberFormat format : formats()) {
          String written = PHONES.format(number, format);
          if (!judge.of(written).equals(sent(digits(number)))) {
            mistaken.add(country + " " + format + " " + written);
          }
        }
      }
    }
    assertThat(mistaken).isEmpty();
    assertThat(numbers).isGreaterThan(1_000);
  }

  /** Where LINE is at home: {@code 0} before the rest is the national form of each. */
  @ParameterizedTest
  @ValueSource(strings = {"JP", "TH", "TW", "KR"})
  void writesTheNationalFormOfItsMarkets(String country) {
    PhoneNumber mobile = PHONES.getExampleNumberForType(country, PhoneNumberType.MOBILE);
    String national = "0" + mobile.getNationalNumber();
    String written = PHONES.format(mobile, PhoneNumberFormat.INTERNATIONAL);
    assertThat(new Judge(Rules.phone(country, PhoneFormat.NATIONAL)).of(written))
        .isEqualTo(sent(national));
    assertThat(new Judge(Rules.phone(country, PhoneFormat.BOTH_DIGITS)).of(written))
        .isEqualTo(sent(national, digits(mobile)));
  }

  /** A connector names a country by ISO 3166, which does not have all of libphonenumber's. */
  private static Set<String> countries() {
    Set<String> countries = new TreeSet<>(PHONES.getSupportedRegions());
    countries.retainAll(Set.of(Locale.getISOCountries()));
    return countries;
  }

  private static Stream<PhoneNumber> examples(String country) {
    return PHONES.getSupportedTypesForRegion(country).stream()
        .map(type -> PHONES.getExampleNumberForType(country, type))
        .filter(number -> number != null && PHONES.isValidNumberForRegion(number, country));
  }

  private static List<PhoneNumberFormat> formats() {
    return List.of(
        PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.E164);
  }

  private static Outcome sent(String... forms) {
    return Outcome.hashed(Verdict.USABLE, forms);
  }

  private static String digits(PhoneNumber number) {
    return number.getCountryCode() + PHONES.getNationalSignificantNumber(number);
  }
}

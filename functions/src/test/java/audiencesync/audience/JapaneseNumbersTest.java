package audiencesync.audience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.Outcome.Judge;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast way must say what libphonenumber says, of every shape a Japanese number has. */
final class JapaneseNumbersTest {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  private static final Pattern NOT_DIALLED = Pattern.compile("[^0-9+]");

  private static final Pattern LONG_BEGINNING = Pattern.compile("[25-9]0|800");

  private static final String[] BEFORE = {
    "0", "", "81", "810", "+81", "+810", "0081", "01081", "+"
  };

  private static final String[] BEGINNINGS = {
    "90", "80", "70", "60", "50", "20", "120", "800", "570", "990", "3", "6", "45", "52", "11",
    "422", "1267", "4992", "9", "8", "7", "00", "0077", "81", "1", "177", "188", "110", "10", "101",
    "100"
  };

  private static final String[] FOREIGN = {
    "+1650253", "+44207031", "+8210", "+886912", "+3906", "+8613"
  };

  private static final String[] SEPARATORS = {
    "-", " ", "", "", "", "(", ")", ".", "/", "_", "~", "‐", "‑", "‒", "–", "—", "―", "−", "─", "ー",
    "－", "・", "ｰ", "〜", "～", "\u3000", "\u00A0", "\t"
  };

  private static final Outcome INVALID = Outcome.rejected(Verdict.INVALID_PHONE);

  private final Judge both = new Judge(Rules.phone("JP", PhoneFormat.BOTH_DIGITS));
  private final Judge plus = new Judge(Rules.phone("JP", PhoneFormat.E164_PLUS));

  @Test
  void agreesOnEveryAreaCodeAndEveryLength() {
    for (int prefix = 0; prefix < 1_000; prefix++) {
      for (int length = 7; length <= 12; length++) {
        String national =
            Integer.toString(1_000 + prefix).substring(1) + "234567890123".substring(0, length - 3);
        for (String before : List.of("0", "", "81", "+81", "+810")) {
          assertAgreementOnBothForms(before + national);
        }
      }
    }
  }

  /** All there are of up to four digits, and many of those that are longer, but too short. */
  @Test
  void agreesOnNumbersThatAreTooShort() {
    Random random = new Random(82);
    for (int length = 1; length <= 8; length++) {
      int bound = (int) Math.pow(10, length);
      for (int number = 0; number < Math.min(bound, 20_000); number++) {
        int drawn = bound > 20_000 ? random.nextInt(bound) : number;
        assertAgreement(Integer.toString(bound + drawn).substring(1));
      }
    }
  }

  /** Where the fast way is unsure, libphonenumber itself is asked: an eighth of those is enough. */
  @Test
  void agreesOnManyGeneratedNumbers() {
    Random random = new Random(81);
    int decided = 0;
    for (int i = 0; i < 200_000; i++) {
      String raw = generated(random);
      boolean sure = isDecided(dialled(raw));
      decided += sure ? 1 : 0;
      if (i % 8 == 0) {
        assertAgreementOnBothForms(raw);
      } else if (sure) {
        assertAgreement(raw);
      }
    }
    assertThat(decided).isGreaterThan(60_000);
  }

  private static boolean isDecided(String dialled) {
    PhoneDigits digits = new PhoneDigits();
    byte[] text = dialled.getBytes(US_ASCII);
    return digits.readPlain(text, 0, text.length)
        && JapaneseNumbers.significantAt(digits) != JapaneseNumbers.UNSURE;
  }

  private static String generated(Random random) {
    if (random.nextInt(20) == 0) {
      return dressed(any(FOREIGN, random) + digits(4 + random.nextInt(4), random), random);
    }
    String beginning = any(BEGINNINGS, random);
    int usual = (LONG_BEGINNING.matcher(beginning).matches() ? 10 : 9) - beginning.length();
    int missing = random.nextInt(4) == 0 ? 4 + random.nextInt(7) : usual;
    return dressed(any(BEFORE, random) + beginning + digits(missing, random), random);
  }

  private static String digits(int length, Random random) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < length; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  /** With separators, now and then in full width. */
  private static String dressed(String number, Random random) {
    StringBuilder dressed = new StringBuilder();
    boolean wide = random.nextInt(5) == 0;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      dressed.append(wide && random.nextInt(3) > 0 ? (char) (c + 0xFEE0) : c);
      dressed.append(random.nextInt(4) == 0 ? any(SEPARATORS, random) : "");
    }
    return dressed.toString();
  }

  private static String any(String[] choices, Random random) {
    return choices[random.nextInt(choices.length)];
  }

  private void assertAgreement(String raw) {
    Optional<PhoneNumber> number = reference(dialled(raw));
    assertOutcome(raw, plus, number.map(this::e164).orElse(INVALID));
  }

  /** Writing national forms is what takes libphonenumber the longest. */
  private void assertAgreementOnBothForms(String raw) {
    Optional<PhoneNumber> number = reference(dialled(raw)).filter(n -> n.getCountryCode() == 81);
    assertOutcome(raw, both, number.map(this::forms).orElse(INVALID));
  }

  private static void assertOutcome(String raw, Judge judge, Outcome expected) {
    // Compared before it is asserted, which takes far longer.
    if (!judge.of(raw).equals(expected)) {
      assertThat(judge.of(raw)).as(raw).isEqualTo(expected);
    }
  }

  /** What is left of a number dressed as above, {@code .0} at its end included. */
  private static String dialled(String raw) {
    String half = Normalizer.normalize(raw, Normalizer.Form.NFKC).strip();
    String whole = half.endsWith(".0") ? half.substring(0, half.length() - 2) : half;
    return NOT_DIALLED.matcher(whole).replaceAll("");
  }

  private static Optional<PhoneNumber> reference(String dialled) {
    try {
      return Optional.of(PHONES.parse(dialled, "JP")).filter(PHONES::isValidNumber);
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  private Outcome e164(PhoneNumber number) {
    return Outcome.hashed(Verdict.USABLE, PHONES.format(number, PhoneNumberFormat.E164));
  }

  private Outcome forms(PhoneNumber number) {
    String national = PHONES.format(number, PhoneNumberFormat.NATIONAL);
    String e164 = PHONES.format(number, PhoneNumberFormat.E164).substring(1);
    return Outcome.hashed(Verdict.USABLE, NOT_DIALLED.matcher(national).replaceAll(""), e164);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "090-1234-5678", "9012345678", "+81 90 1234 5678", "8190-1234-5678", "+81(0)9012345678",
        "03-1234-5678", "045-123-4567", "0120-123-456", "0800-123-4567", "050-1234-5678",
        "0570-123-456", "060-1234-5678"
      })
  void knowsTheCommonShapesByItself(String raw) {
    assertThat(significantAt(raw)).isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "110",
        "090-1",
        "8190123",
        "090-1234-567",
        "090-1234-56789",
        "0111-234-567",
        "100-2345-6789"
      })
  void knowsCommonMistakesByItself(String raw) {
    assertThat(significantAt(raw)).isEqualTo(JapaneseNumbers.INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+110",
        "010-1",
        "00123456",
        "+16502530000",
        "0077-123456",
        "010-1-650-253-0000",
        "+81 90 1234 567"
      })
  void asksAboutEverythingElse(String raw) {
    assertThat(significantAt(raw)).isEqualTo(JapaneseNumbers.UNSURE);
  }

  private static int significantAt(String raw) {
    PhoneDigits digits = new PhoneDigits();
    byte[] text = raw.getBytes(US_ASCII);
    assertThat(digits.readPlain(text, 0, text.length)).isTrue();
    return JapaneseNumbers.significantAt(digits);
  }
}

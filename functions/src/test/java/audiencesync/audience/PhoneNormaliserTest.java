package audiencesync.audience;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.Outcome.Judge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PhoneNormaliserTest {
  private final Judge judge = new Judge(Rules.phone("JP", PhoneFormat.E164_DIGITS));

  /** line-ads-api.md §11, fixtures: the candidate forms of 090-1234-5678. */
  @ParameterizedTest
  @CsvSource({
    "NATIONAL,    9876ccefa1e426aad25916a9cec49e9598bffcd5434d356c7d0c3cd3f0142baa",
    "E164_DIGITS, 0ad07193350775c6d4377f8b039d32877e66c69a454ed886b05279771c0fca0b",
    "E164_PLUS,   3d06a39d40790f11761295e053029378ae28c4b4f6f301693005e079f3d4ca64"
  })
  void hashesTheChosenForm(PhoneFormat format, String hash) {
    assertThat(new Judge(Rules.phone("JP", format)).of("090-1234-5678"))
        .isEqualTo(Outcome.asIs(hash));
  }

  /** LINE's own example for its Conversion API, line-ads-api.md §11. */
  @Test
  void reproducesLinesOwnExample() {
    assertThat(new Judge(Rules.phone("JP", PhoneFormat.E164_PLUS)).of("080-1234-5678"))
        .isEqualTo(
            Outcome.asIs("8b664e742106a6db1edb1a51c79ced6d56b2541557fdfab1c41e98204c1b3713"));
  }

  /** KARTE's published example for another medium, recomputed in line-ads-api.md §11. */
  @Test
  void reproducesKartesExample() {
    assertThat(judge.of("03-4405-7597").lines().get(0)).startsWith("574f12b7");
  }

  @Test
  void sendsBothFormsWhereBothAreWanted() {
    assertThat(new Judge(Rules.phone("JP", PhoneFormat.BOTH_DIGITS)).of("090-1234-5678"))
        .isEqualTo(Outcome.hashed(Verdict.USABLE, "09012345678", "819012345678"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          09012345678                       | 819012345678
          090-1234-5678                     | 819012345678
          {20}090{20}1234{09}5678{0D}{0A}   | 819012345678
          (090)1234-5678                    | 819012345678
          090.1234.5678                     | 819012345678
          090/1234/5678                     | 819012345678
          090_1234~5678                     | 819012345678
          ０９０－１２３４－５６７８              | 819012345678
          ０９０ー１２３４ｰ５６７８               | 819012345678
          （０９０）１２３４・５６７８            | 819012345678
          090{2010}1234{2011}5678           | 819012345678
          090{2012}1234{2013}5678           | 819012345678
          090{2014}1234{2015}5678           | 819012345678
          090{2212}1234{2500}5678           | 819012345678
          090{301C}1234{FF5E}5678           | 819012345678
          090{30FB}1234{FF65}5678           | 819012345678
          090{FE63}1234{FF0D}5678           | 819012345678
          090{AD}1234{3000}5678             | 819012345678
          090{A0}1234{2003}5678             | 819012345678
          {FEFF}090{200B}1234{200D}5678     | 819012345678
          {202A}090-1234-5678{202C}         | 819012345678
          {200E}+81{200F}9012345678{2069}   | 819012345678
          '09012345678                      | 819012345678
          ＇０９０１２３４５６７８               | 819012345678
          9012345678.0                      | 819012345678
          ９０１２３４５６７８．０               | 819012345678
          819012345678.0{20}                | 819012345678
          9012345678                        | 819012345678
          312345678                         | 81312345678
          +819012345678                     | 819012345678
          ＋８１９０１２３４５６７８             | 819012345678
          +81 90-1234-5678                  | 819012345678
          +81(0)90-1234-5678                | 819012345678
          (+81)090-1234-5678                | 819012345678
          819012345678                      | 819012345678
          8109012345678                     | 819012345678
          010-81-90-1234-5678               | 819012345678
          070-1234-5678                     | 817012345678
          060-1234-5678                     | 816012345678
          050-1234-5678                     | 815012345678
          020-1234-5678                     | 812012345678
          0800-123-4567                     | 818001234567
          0120-123-456                      | 81120123456
          0570-012-345                      | 81570012345
          0990-123-456                      | 81990123456
          03-1234-5678                      | 81312345678
          06-6123-4567                      | 81661234567
          045-123-4567                      | 81451234567
          0422-12-3456                      | 81422123456
          01267-2-3456                      | 81126723456
          04992-2-1234                      | 81499221234
          +1 650-253-0000                   | 16502530000
          +44 20 7031 3000                  | 442070313000
          +39 06 1234 5678                  | 390612345678
          +82-10-1234-5678                  | 821012345678
          """)
  void sendsTheE164Digits(String raw, String sent) {
    assertThat(judge.of(Texts.unescaped(raw))).isEqualTo(Outcome.hashed(Verdict.USABLE, sent));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=\"09012345678\"",
        "=\"090-1234-5678\" ",
        " =\" 090 1234 5678 \"",
        "＝＂０９０１２３４５６７８＂",
        "'=\"9012345678.0\""
      })
  void unwrapsWhatSpreadsheetsWrote(String raw) {
    assertThat(judge.of(raw)).isEqualTo(Outcome.hashed(Verdict.USABLE, "819012345678"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{3000}",
        "{FEFF}{200B}",
        "null",
        "NaN",
        "None",
        "N/A",
        "-",
        "---",
        "ー",
        "--- . ( ) /",
        "unknown",
        "Ｕｎｋｎｏｗｎ",
        "'",
        "'null",
        "=\"\"",
        ".0"
      })
  void countsPlaceholdersAsMissing(String raw) {
    assertThat(judge.of(Texts.unescaped(raw))).isEqualTo(Outcome.rejected(Verdict.MISSING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "n / a",
        "= \"09012345678\"",
        "110",
        "119",
        "090-1234-567",
        "090-1234-56789",
        "000-0000-0000",
        "00000000000",
        "0901234567x",
        "090-1234-5678 ext. 9",
        "090-1234-5678 内線9",
        "#9012345678",
        "*67 09012345678",
        "tel:09012345678",
        "09012345678,08012345678",
        "09012345678;",
        "0９0一二三四五六七八",
        "+",
        "++819012345678",
        "81+9012345678",
        "090+12345678",
        "+81",
        "+819012345678.00",
        "9.012345678E9",
        "090[1234]5678",
        "\"09012345678\"",
        "＝09012345678",
        "0081-90-1234-5678",
        "1-650-253-0000",
        "+1 650-253-000",
        "+999 1234 5678",
        "12345678901234567890123456789012",
        "123456789012345678901234567890123",
        "taro@example.com",
        "電話なし"
      })
  void dropsWhatIsNoValidNumber(String raw) {
    assertThat(judge.of(raw)).isEqualTo(Outcome.rejected(Verdict.INVALID_PHONE));
  }

  @Test
  void neverHashesAHashAgain() {
    assertThat(judge.of(Outcome.sha256("09012345678")))
        .isEqualTo(Outcome.rejected(Verdict.ALREADY_HASHED));
    assertThat(judge.of("0123456789012345678901234567890123456789012345678901234567890123"))
        .isEqualTo(Outcome.rejected(Verdict.ALREADY_HASHED));
  }

  @Test
  void doesNotReadOnInAnEndlessValue() {
    assertThat(judge.of("-".repeat(4_097))).isEqualTo(Outcome.rejected(Verdict.INVALID_PHONE));
    assertThat(judge.of("-".repeat(4_000) + "ー09012345678"))
        .isEqualTo(Outcome.hashed(Verdict.USABLE, "819012345678"));
  }

  @ParameterizedTest
  @CsvSource({
    "NATIONAL,    +1 650-253-0000, INVALID_PHONE",
    "BOTH_DIGITS, +1 650-253-0000, INVALID_PHONE"
  })
  void hasNoNationalFormOfAForeignNumber(PhoneFormat format, String raw, Verdict verdict) {
    assertThat(new Judge(Rules.phone("JP", format)).of(raw)).isEqualTo(Outcome.rejected(verdict));
  }

  @ParameterizedTest
  @CsvSource({
    "US, E164_DIGITS, (650) 253-0000,  16502530000",
    "US, NATIONAL,    +1 650 253 0000, 6502530000",
    "US, E164_PLUS,   16502530000,     +16502530000",
    "US, NATIONAL,    +1 604 250 3000, 6042503000",
    "TW, E164_DIGITS, 0912-345-678,    886912345678",
    "TH, NATIONAL,    +66812345678,    0812345678",
    "US, E164_DIGITS, +81 90 1234 5678, 819012345678",
    "JP, E164_PLUS,   +1 650 253 0000, +16502530000",
    "JP, NATIONAL,    0037-123456,     0037123456"
  })
  void followsTheCountryOfTheConnector(
      String country, PhoneFormat format, String raw, String sent) {
    assertThat(new Judge(Rules.phone(country, format)).of(raw))
        .isEqualTo(Outcome.hashed(Verdict.USABLE, sent));
  }

  @Test
  void sendsBothFormsOfAnotherCountryToo() {
    assertThat(new Judge(Rules.phone("TW", PhoneFormat.BOTH_DIGITS)).of("0912-345-678"))
        .isEqualTo(Outcome.hashed(Verdict.USABLE, "0912345678", "886912345678"));
  }

  @Test
  void showsNoNumber() {
    assertThat(PhoneText.of("090-1234-5678")).hasToString("PhoneText[***]");
    assertThat(new PhoneReference("JP").judge("+819012345678"))
        .hasValueSatisfying(valid -> assertThat(valid).hasToString("Valid[***]"));
  }
}

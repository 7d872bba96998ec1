package audiencesync.sync.preview;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.IdentifierRule;
import audiencesync.audience.IdentifierType;
import audiencesync.audience.PhoneFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
  private static final String HASH =
      "f6e0a1e2ac41945a9aa7ff8a8aaa0cebc12a3bcc981a929ad5cf810a090e11ae";

  @ParameterizedTest
  @CsvSource({
    "taro@example.co.jp, t***@***.jp",
    "x@example.com, x***@***.com",
    "' \u3000\ufeffTaro@EXAMPLE.JP\u200b\r\n', T***@***.JP",
    "鈴木@example.jp, 鈴***@***.jp",
    "😀taro@example.jp, 😀***@***.jp",
    "a@b@example.jp, a***@***.jp",
    "@example.jp, ***@***.jp",
    "taro@, t***@***",
    "taro@localhost, t***@***",
    "taro.suzuki@example, t***@***",
    "taro@example., t***@***",
    "taro@example.09012345678, t***@***",
    "taro@example.tanaka_taro, t***@***",
    "taro@example.abcdefghijklmnopqrstuvwxyz, t***@***",
    "taro@例え.みんな, t***@***",
    "taro@example.xn--q9jyb4c, t***@***.xn--q9jyb4c",
    "taro.example.jp, ***",
    "a, ***",
    "@, ***@***",
    "'', ''",
    "' \u3000\t', ''",
  })
  void showsTheFirstCharacterAndTheLastLabelOfAnEmail(String email, String masked) {
    assertThat(Masking.email(email)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "09012345678, ***78",
    "+81 90-1234-5679, ***79",
    "０９０１２３４５６７０, ***70",
    "090-1234-5671 ext., ***71",
    "123456, ***56",
    "12345, ***",
    "7, ***",
    "taro@example.jp, ***",
    "😀, ***",
    "'', ''",
    "'\u3000', ''",
  })
  void showsTheLastTwoDigitsOfAPhone(String phone, String masked) {
    assertThat(Masking.phone(phone)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "user-0001, user***",
    "abcde, abcd***",
    "abcd, ab***",
    "abc, a***",
    "ab, a***",
    "a, ***",
    "😀😁😂🤣😃, 😀😁😂🤣***",
    "😀😁, 😀***",
    "' id-12345 ', id-1***",
    "'', ''",
    "' ', ''",
  })
  void showsAUserIdNeverWhole(String userId, String masked) {
    assertThat(Masking.userId(userId)).isEqualTo(masked);
  }

  @Test
  void showsNothingThatATerminalWouldNot() {
    assertThat(Masking.userId("a\u001b[31m-secret")).isEqualTo("a?[3***");
    assertThat(Masking.userId("\ud83dab\udc00cdef")).isEqualTo("ab?c***");
    assertThat(Masking.userId("a\u202ebc\nde")).isEqualTo("a?bc***");
    assertThat(Masking.email("\ud83d@example.jp")).isEqualTo("***@***.jp");
    assertThat(Masking.userId("\u200b\u0000\ue000")).isEmpty();
  }

  @Test
  void staysShortWhateverTheValue() {
    String huge = "9".repeat(1_000_000);

    assertThat(Masking.userId(huge)).isEqualTo("9999***");
    assertThat(Masking.phone(huge)).isEqualTo("***99");
    assertThat(Masking.email(huge + "@" + huge + "." + huge)).isEqualTo("9***@***");
  }

  @ParameterizedTest
  @CsvSource({
    "EMAIL, false, taro@example.jp, t***@***.jp",
    "PHONE, false, 09012345678, ***78",
    "IFA, false, 6D92078A-8246-4BA4-AE5B-76104861E7DC, 6D92***",
    "EMAIL, true, " + HASH + ", f6e0***",
    "PHONE, true, ' " + HASH + " ', f6e0***",
    "EMAIL, true, taro@example.jp, t***@***.jp",
    "PHONE, true, 09012345678, ***78",
    "EMAIL, false, " + HASH + ", ***",
  })
  void masksAnIdentifierByItsType(
      IdentifierType type, boolean preHashed, String value, String masked) {
    IdentifierRule rule = new IdentifierRule(type, preHashed, "JP", PhoneFormat.E164_DIGITS);

    assertThat(Masking.identifier(value, rule)).isEqualTo(masked);
  }
}

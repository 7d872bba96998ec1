package audiencesync.sync;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.IdentifierRule;
import audiencesync.audience.IdentifierType;
import audiencesync.audience.PhoneFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MaskTest {
  @ParameterizedTest
  @CsvSource({
    "K012345, K012***",
    "'  K012345 ', K012***",
    "山田太郎花子, 山田太郎***",
    "abcd, abc***",
    "a, ***",
    "'', ''"
  })
  void showsTheBeginningOfAUserId(String raw, String shown) {
    assertThat(Mask.userId(raw)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "EMAIL, taro@mail.example.jp, t***@***.jp",
    "EMAIL, ' taro@example.com', t***@***.com",
    "EMAIL, 𠮷taro@example.com, 𠮷***@***.com",
    "EMAIL, taro@localhost, t***@***",
    "EMAIL, taro@example.yamada-taro-san, t***@***",
    "EMAIL, 山田 太郎, 山***",
    "EMAIL, @example.jp, @***",
    "EMAIL, '', ''",
    "PHONE, 090-1234-5678, ***78",
    "PHONE, 0, ***",
    "PHONE, 山田, ***",
    "PHONE, '', ''",
    "IFA, 6d92078a-8246-4ba4-ae5b-76104861e7dc, 6d92***"
  })
  void showsTheEndOrBeginningOfAnIdentifier(IdentifierType type, String raw, String shown) {
    IdentifierRule rule = new IdentifierRule(type, false, "JP", PhoneFormat.E164_DIGITS);
    assertThat(Mask.identifier(raw, rule)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "EMAIL, 62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f, 62a1***",
    "PHONE, 9876ccefa1e426aad25916a9cec49e9598bffcd5434d356c7d0c3cd3f0142baa, 9876***"
  })
  void showsTheBeginningOfAHash(IdentifierType type, String raw, String shown) {
    IdentifierRule rule = new IdentifierRule(type, true, "JP", PhoneFormat.E164_DIGITS);
    assertThat(Mask.identifier(raw, rule)).isEqualTo(shown);
  }
}

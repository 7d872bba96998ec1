package audiencesync.lineads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineAdsKeysTest {
  @Test
  void showsTheAdAccountOnly() {
    assertThat(new LineAdsKeys("A1", "access-canary", "secret-canary"))
        .hasToString("LineAdsKeys[adAccountId=A1, accessKey=***, secretKey=***]");
  }

  @Test
  void namesTheFieldThatIsEmpty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LineAdsKeys("A1", "", "s"))
        .withMessage("accessKey is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LineAdsKeys("", "a", "s"))
        .withMessage("adAccountId is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {" canary", "canary\n", "can\u3000ary", "can\"ary", "can\\ary", "カナリア"})
  void refusesWhatWasCopiedWithMoreThanTheKey(String secretKey) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LineAdsKeys("A1", "a", secretKey))
        .withMessage(
            "secretKey holds a space, a line break, a quote or a character beyond ASCII: copy it"
                + " again from LINE Ads Manager");
  }

  @Test
  void refusesWhatIsTooLongForAKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LineAdsKeys("A1", "a", "s".repeat(257)))
        .withMessage("secretKey is longer than 256 characters");
  }
}

package audiencesync.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import audiencesync.lineads.LineAdsKeys;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AdsApiSettingReaderTest {
  private static final String WHOLE =
      """
      {"name": "Main account", "description": "Shop A", "adAccountId": "A1000000001",
       "accessKey": "canary-access", "secretKey": "canary-secret="}""";
  private static final String OBJECT =
      "; write one JSON object with name, adAccountId, accessKey and secretKey";
  private static final String PASTED =
      "begins or ends with white space (a line break is easily pasted along); write ";
  private static final String SHOWN = " exactly as LINE Ads Manager shows it";

  @Test
  void readsASetting() {
    assertThat(AdsApiSettingReader.read("line-ads/main", WHOLE))
        .isEqualTo(
            new AdsApiSetting(
                "Main account",
                "Shop A",
                new LineAdsKeys("A1000000001", "canary-access", "canary-secret=")));
  }

  @Test
  void doesWithoutADescription() {
    assertThat(AdsApiSettingReader.read("line-ads/main", edited("description", "")).description())
        .isEmpty();
    assertThat(
            AdsApiSettingReader.read("line-ads/main", edited("description", "\"\"")).description())
        .isEmpty();
  }

  @Test
  void showsNoKey() {
    assertThat(AdsApiSettingReader.read("line-ads/main", WHOLE).toString())
        .startsWith("AdsApiSetting[name=Main account, ")
        .doesNotContain("canary");
  }

  @Test
  void namesTheSecretAndEveryField() {
    String json =
        """
        {"name": "", "adAccountId": 1000000001, "acessKey": "canary-1", "secretKey": "canary-2\\n"}""";

    assertThat(failure(json))
        .hasMessage(
            """
            The Ads API setting in secret line-ads/main has 5 problems:
            $.name: is empty; write what people call this setting, 1 to 120 characters
            $.adAccountId: is a number; write the ad account id exactly as LINE Ads Manager shows it
            $.accessKey: is missing; write the access key exactly as LINE Ads Manager shows it
            $.secretKey: begins or ends with white space (a line break is easily pasted along); write the secret key exactly as LINE Ads Manager shows it
            $.acessKey: is not a field that is known here; did you mean "accessKey"?""");
  }

  @Test
  void showsNoNameOfAFieldThatCouldBeAKey() {
    String json =
        """
        {"name": "main", "adAccountId": "A1", "accessKey": "k", "secretKey": "s", "canary3": ""}""";

    assertThat(failure(json))
        .hasMessageEndingWith(
            "$: holds something that is not a field that is known here; remove it, or use one of name,"
                + " description, adAccountId, accessKey, secretKey (its name is not shown)");
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        arguments("accessKey", "\" canary\"", PASTED + "the access key" + SHOWN),
        arguments("accessKey", "\"canary\\u3000\"", PASTED + "the access key" + SHOWN),
        arguments("adAccountId", "\"A1\\t\"", PASTED + "the ad account id" + SHOWN),
        arguments(
            "secretKey",
            "\"can ary\"",
            "holds a space, a quote, a backslash or a character beyond ASCII; write the secret key"
                + SHOWN),
        arguments(
            "secretKey",
            "\"ｃanary\"",
            "holds a space, a quote, a backslash or a character beyond ASCII; write the secret key"
                + SHOWN),
        arguments(
            "secretKey",
            "\"" + "c".repeat(257) + "\"",
            "is longer than 256 characters; write the secret key" + SHOWN),
        arguments("secretKey", "\"\"", "is empty; write the secret key" + SHOWN),
        arguments("secretKey", "null", "is null; write the secret key" + SHOWN),
        arguments(
            "name", "", "is missing; write what people call this setting, 1 to 120 characters"),
        arguments(
            "description", "null", "is null; write at most 1,000 characters, or leave it out"));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void saysWhatIsWrongWithAField(String field, String json, String text) {
    assertThat(failure(edited(field, json)).problems())
        .containsExactly(new Problem("$." + field, text));
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("", "is empty" + OBJECT),
        arguments("\"canary\"", "is a string" + OBJECT),
        arguments(
            "canary",
            "line 1, column 1: this is not JSON; a quote, a comma or a colon is missing or one too many"),
        arguments(
            "{\"name\": \"canary",
            "line 1, column 17: the text ends inside a value; a closing quote, brace or bracket is missing"),
        arguments(" ".repeat(65_537), "is longer than 65536 characters" + OBJECT));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void refusesATextThatIsNoObject(String text, String problem) {
    InvalidAdsApiSettingException failure = failure(text);

    assertThat(failure.problems()).isEqualTo(List.of(new Problem("$", problem)));
    assertThat(failure.getMessage()).doesNotContain("canary");
  }

  private static String edited(String field, String json) {
    ObjectNode setting = (ObjectNode) Sample.json(WHOLE);
    if (json.isEmpty()) {
      setting.remove(field);
    } else {
      setting.set(field, Sample.json(json));
    }
    return setting.toString();
  }

  private static InvalidAdsApiSettingException failure(String json) {
    return catchThrowableOfType(
        InvalidAdsApiSettingException.class, () -> AdsApiSettingReader.read("line-ads/main", json));
  }
}

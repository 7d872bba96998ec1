package audiencesync.local.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import audiencesync.lineads.LineAdsKeys;
import audiencesync.local.line.SignatureCheck.Signed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignatureCheckTest {
  private static final String KEY = "LINEADSAMPLE";
  private static final String SECRET = "LINEADSECRETKEYSAMPLE";
  private static final String DATE = "Wed, 22 Dec 2021 00:00:00 GMT";
  private static final String PATH = "/api/v3/adaccounts/A1/campaigns";
  private static final String PAYLOAD = TestToken.NOTHING + "\n\n20211222\n" + PATH;

  /** Published by LINE: "Authentication", example without a body. */
  private static final String PUBLISHED =
      "Bearer eyJhbGciOiJIUzI1NiIsImtpZCI6IkxJTkVBRFNBTVBMRSIsInR5cCI6InRleHQvcGxhaW4ifQ=="
          + ".ZTNiMGM0NDI5OGZjMWMxNDlhZmJmNGM4OTk2ZmI5MjQyN2FlNDFlNDY0OWI5MzRjYTQ5NTk5MWI3ODUyYjg1NQoKMjAyMTEyMjIKL2FwaS92My9hZGFjY291bnRzL0ExL2NhbXBhaWducw=="
          + ".xHzIHHbWvIZUiek7Jy0fuyG6U0FQpobUyFXybcx9t4c=";

  private final SignatureCheck check =
      new SignatureCheck(
          List.of(new LineAdsKeys("A1", KEY, SECRET)),
          Clock.fixed(Instant.parse("2021-12-22T00:14:00Z"), ZoneOffset.UTC));

  private static Signed request(String authorization) {
    return new Signed(authorization, DATE, "", PATH);
  }

  private static String token(String payload) {
    return TestToken.bearer(TestToken.header(KEY), payload, SECRET);
  }

  private void assertRefused(Signed request) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> check.signer(request))
        .extracting(RefusedException::reply)
        .isEqualTo(
            new Reply(
                401,
                "{\"errors\":[{\"reason\":\"AUTHORIZATION_FAILED\",\"property\":\"authorization\"}]}"));
  }

  @Test
  void takesLinesPublishedToken() {
    assertThat(check.signer(request(PUBLISHED))).isEqualTo(KEY);
  }

  @Test
  void takesTheHeaderInTheSpellingOfLinesPythonSample() {
    String spaced = "{\"alg\": \"HS256\", \"kid\": \"" + KEY + "\", \"typ\": \"text/plain\"}";

    assertThat(check.signer(request(TestToken.bearer(spaced, PAYLOAD, SECRET)))).isEqualTo(KEY);
  }

  @Test
  void takesAMultipartTypeSignedWithoutItsBoundary() {
    String payload = TestToken.NOTHING + "\nmultipart/form-data\n20211222\n" + PATH;
    String type = "multipart/form-data; boundary=xyz";

    assertThat(check.signer(new Signed(token(payload), DATE, type, PATH))).isEqualTo(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\",\"kid\":\"LINEADSAMPLE\",\"typ\":\"text/plain\"}",
        "{\"alg\":\"HS256\",\"kid\":\"LINEADSAMPLE\",\"typ\":\"JWT\"}",
        "{\"alg\":\"HS256\",\"kid\":\"SOMEBODY\",\"typ\":\"text/plain\"}",
        "{\"alg\":\"HS256\",\"typ\":\"text/plain\"}",
        "HS256"
      })
  void refusesAWrongHeader(String header) {
    assertRefused(request(TestToken.bearer(header, PAYLOAD, SECRET)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#\n\n20211222\n/api/v3/adaccounts/A1/campaigns\n",
        "#\n\n20211222\n/v3/adaccounts/A1/campaigns",
        "#\n\n20211222\n/api/v3/adaccounts/A1/campaigns?page=1",
        "#\n\n20211222\n/api/v3/adaccounts/A2/campaigns",
        "#\n\n20211221\n/api/v3/adaccounts/A1/campaigns",
        "#\n\n2021-12-22\n/api/v3/adaccounts/A1/campaigns",
        "#\napplication/json\n20211222\n/api/v3/adaccounts/A1/campaigns",
        "00\n\n20211222\n/api/v3/adaccounts/A1/campaigns"
      })
  void refusesAWrongPayload(String payload) {
    assertRefused(request(token(payload.replace("#", TestToken.NOTHING))));
  }

  @Test
  void refusesAnotherSecret() {
    assertRefused(request(TestToken.bearer(TestToken.header(KEY), PAYLOAD, "OTHER")));
  }

  @Test
  void refusesABoundaryOrNoTypeInAMultipartSignature() {
    String type = "multipart/form-data; boundary=xyz";
    String withBoundary = TestToken.NOTHING + "\n" + type + "\n20211222\n" + PATH;

    assertRefused(new Signed(token(withBoundary), DATE, type, PATH));
    assertRefused(new Signed(token(PAYLOAD), DATE, type, PATH));
  }

  @Test
  void refusesBase64WithoutPaddingOrOfTheOtherAlphabet() {
    assertRefused(request(PUBLISHED.replace("=", "")));
    assertRefused(request(PUBLISHED.substring(0, PUBLISHED.length() - 1)));
    assertRefused(request(PUBLISHED.replace("xHzI", "xH+I")));
  }

  @Test
  void refusesWhatIsNoToken() {
    assertRefused(request(""));
    assertRefused(request("Bearer "));
    assertRefused(request(PUBLISHED.substring("Bearer ".length())));
    assertRefused(request(PUBLISHED + ".x"));
  }

  @ParameterizedTest
  @CsvSource({
    "'Wed, 22 Dec 2021 00:29:00 GMT', true",
    "'Wed, 22 Dec 2021 00:29:01 GMT', false",
    "'Tue, 21 Dec 2021 23:59:00 GMT', true",
    "'Tue, 21 Dec 2021 23:58:59 GMT', false",
    "'Thu, 22 Dec 2021 00:14:00 GMT', false",
    "'Wed, 22 Dec 2021 0:14:00 GMT', false",
    "'Wed, 22 Dec 2021 09:14:00 JST', false",
    "'', false"
  })
  void takesADateWithinAQuarterOfAnHourInOneForm(String date, boolean taken) {
    String day = date.startsWith("Tue") ? "20211221" : "20211222";
    String payload = TestToken.NOTHING + "\n\n" + day + "\n" + PATH;
    Signed request = new Signed(token(payload), date, "", PATH);
    if (taken) {
      assertThat(check.signer(request)).isEqualTo(KEY);
    } else {
      assertRefused(request);
    }
  }
}

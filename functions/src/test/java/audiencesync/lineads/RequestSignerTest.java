package audiencesync.lineads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.lineads.RequestSigner.SignedRequest;
import audiencesync.lineads.RequestSigner.Token;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestSignerTest {
  private static final LineAdsKeys KEYS =
      new LineAdsKeys("A1", "LINEADSAMPLE", "LINEADSECRETKEYSAMPLE");
  private static final Instant AT = Instant.parse("2021-12-22T00:00:00Z");
  private static final String CAMPAIGNS = "/api/v3/adaccounts/A1/campaigns";
  private static final String HEADER =
      "eyJhbGciOiJIUzI1NiIsImtpZCI6IkxJTkVBRFNBTVBMRSIsInR5cCI6InRleHQvcGxhaW4ifQ==";

  /** Published by LINE: "Authentication", example with a JSON body. */
  @Test
  void reproducesThePublishedTokenOfARequestWithABody() throws NoSuchAlgorithmException {
    String json = "{\"name\":\"test\",\"campaignObjective\":\"VISIT_MY_WEBSITE\"}";
    SignedBody body = new SignedBody(sha256(json), "application/json");

    Token token = RequestSigner.sign(KEYS, new SignedRequest(body, CAMPAIGNS, AT));

    assertThat(body.sha256())
        .isEqualTo("49c87c1eb6e5588582c13b15212973f6a3ef644872d48fca3252f69043522b1a");
    assertThat(token)
        .isEqualTo(
            new Token(
                HEADER,
                "NDljODdjMWViNmU1NTg4NTgyYzEzYjE1MjEyOTczZjZhM2VmNjQ0ODcyZDQ4ZmNhMzI1MmY2OTA0MzUyMmIxYQphcHBsaWNhdGlvbi9qc29uCjIwMjExMjIyCi9hcGkvdjMvYWRhY2NvdW50cy9BMS9jYW1wYWlnbnM=",
                "Krh1Xh-kWldS-MkOmNH6dmMdkWDTBVmnkDCZHlMRUoo="));
  }

  /** Published by LINE: "Authentication", example without a body. */
  @Test
  void reproducesThePublishedTokenOfARequestWithoutABody() {
    Token token = RequestSigner.sign(KEYS, new SignedRequest(SignedBody.NONE, CAMPAIGNS, AT));

    assertThat(token)
        .isEqualTo(
            new Token(
                HEADER,
                "ZTNiMGM0NDI5OGZjMWMxNDlhZmJmNGM4OTk2ZmI5MjQyN2FlNDFlNDY0OWI5MzRjYTQ5NTk5MWI3ODUyYjg1NQoKMjAyMTEyMjIKL2FwaS92My9hZGFjY291bnRzL0ExL2NhbXBhaWducw==",
                "xHzIHHbWvIZUiek7Jy0fuyG6U0FQpobUyFXybcx9t4c="));
  }

  /** Derived by us from LINE's rule, with LINE's sample keys; not published. */
  @Test
  void signsAnUploadWithoutItsBodyAndBoundary() {
    String path = "/api/v3/adaccounts/A1/custom-audiences/upload";

    Token token = RequestSigner.sign(KEYS, new SignedRequest(SignedBody.MULTIPART, path, AT));

    assertThat(token)
        .isEqualTo(
            new Token(
                HEADER,
                "ZTNiMGM0NDI5OGZjMWMxNDlhZmJmNGM4OTk2ZmI5MjQyN2FlNDFlNDY0OWI5MzRjYTQ5NTk5MWI3ODUyYjg1NQptdWx0aXBhcnQvZm9ybS1kYXRhCjIwMjExMjIyCi9hcGkvdjMvYWRhY2NvdW50cy9BMS9jdXN0b20tYXVkaWVuY2VzL3VwbG9hZA==",
                "VQ4gQ63ZkIYa4458smPFdKMQJ2VSwtdXq7Bx56KC3Bc="));
  }

  /** Derived by us from LINE's rule, with LINE's sample keys; not published. */
  @Test
  void signsTheListingOfUploadJobs() {
    String path = "/api/v3/adaccounts/A1/custom-audiences/123/upload-job";

    Token token = RequestSigner.sign(KEYS, new SignedRequest(SignedBody.NONE, path, AT));

    assertThat(token.signature()).isEqualTo("87nskER0m5CuFmhuvchD9IUE5vyiki2S7IVuoJaDHGk=");
  }

  @Test
  void namesAlgorithmKeyAndTypeInTheOrderOfThePublishedHeader() {
    assertThat(RequestSigner.joseHeader("K7"))
        .isEqualTo("{\"alg\":\"HS256\",\"kid\":\"K7\",\"typ\":\"text/plain\"}");
  }

  @Test
  void signsFourLinesWithoutALineBreakAtTheEnd() {
    SignedBody body = new SignedBody("beef", "text/x");

    String payload =
        RequestSigner.payload(
            new SignedRequest(body, "/api/v3/x", Instant.parse("2026-12-02T23:59:59.999Z")));

    assertThat(payload).isEqualTo("beef\ntext/x\n20261202\n/api/v3/x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2021-12-22T00:00:00Z     | Wed, 22 Dec 2021 00:00:00 GMT | 20211222
          2026-12-02T09:05:07Z     | Wed, 02 Dec 2026 09:05:07 GMT | 20261202
          2026-11-23T23:59:59.999Z | Mon, 23 Nov 2026 23:59:59 GMT | 20261123
          2026-11-24T00:00:00Z     | Tue, 24 Nov 2026 00:00:00 GMT | 20261124
          2028-02-29T12:00:00Z     | Tue, 29 Feb 2028 12:00:00 GMT | 20280229
          """)
  void datesByTheUtcDayWithTwoDigitsWhateverTheMachinesZone(Instant at, String date, String day) {
    assertThat(RequestSigner.dateHeader(at)).isEqualTo(date);
    assertThat(RequestSigner.payload(new SignedRequest(SignedBody.NONE, "/p", at)))
        .endsWith("\n" + day + "\n/p");
  }

  @Test
  void keepsUrlSafeAlphabetAndPaddingInEveryPart() {
    Token token = RequestSigner.sign(KEYS, new SignedRequest(SignedBody.NONE, CAMPAIGNS, AT));

    assertThat(token.bearer())
        .isEqualTo("Bearer " + token.header() + "." + token.payload() + "." + token.signature());
    assertThat(new String(Base64.getUrlDecoder().decode(token.header()), UTF_8))
        .isEqualTo(RequestSigner.joseHeader("LINEADSAMPLE"));
    assertThat(token.signature()).hasSize(44).endsWith("=");
  }

  @Test
  void showsNothingOfAToken() {
    Token token = RequestSigner.sign(KEYS, new SignedRequest(SignedBody.NONE, CAMPAIGNS, AT));

    assertThat(token).hasToString("Token[***]");
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}

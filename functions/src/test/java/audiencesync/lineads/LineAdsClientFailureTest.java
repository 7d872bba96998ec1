package audiencesync.lineads;

import static audiencesync.lineads.LoopbackServer.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer of LINE means. */
@Tag("fault")
final class LineAdsClientFailureTest {
  private static final String LOOK_FIRST =
      " LINE may have taken the file all the same, so it is looked for before it is sent again.";

  private static RejectedLineAdsException rejectedUpload(LoopbackServer server) {
    return catchThrowableOfType(
        RejectedLineAdsException.class,
        () -> new TestClient(server.baseUrl()).line().upload(TestClient.add("12", "aa\n")));
  }

  private static RetryableLineAdsException retryableUpload(LoopbackServer server) {
    return catchThrowableOfType(
        RetryableLineAdsException.class,
        () -> new TestClient(server.baseUrl()).line().upload(TestClient.add("12", "aa\n")));
  }

  private static RetryableLineAdsException retryableList(LoopbackServer server) {
    return catchThrowableOfType(
        RetryableLineAdsException.class,
        () -> new TestClient(server.baseUrl()).line().audiences("n"));
  }

  private static String error(String reason) {
    return "{\"errors\":[{\"reason\":\"" + reason + "\",\"property\":\"property-canary\"}]}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          301 | it points to another address, and a signed request is never sent on. Check the base URL (https://ads.line.me/api).
          304 | it points to another address, and a signed request is never sent on. Check the base URL (https://ads.line.me/api).
          307 | it points to another address, and a signed request is never sent on. Check the base URL (https://ads.line.me/api).
          400 | it does not accept the request as it is. Sending it again does not help; LINE's API may have changed.
          401 | it does not accept the signature. Compare access key and secret key in the Ads API setting with the Group's page in LINE Ads Manager: a secret key that was issued again ends the one before.
          403 | the keys are right, but their Group may not do this. In LINE Ads Manager, check that the Group's API application is for "Data Provider (General)" (the one for reports or for Ad Tech can only read), and that the ad account is linked to the Group.
          404 | there is no such address. Check the base URL (https://ads.line.me/api) and the ad account id.
          409 | it does not accept the request. Sending it again does not help.
          413 | the file is larger than LINE takes at once.
          422 | it does not accept the request. Sending it again does not help.
          """)
  void isRejectedWhereTheSameRequestWouldFailAgain(int status, String meaning) {
    try (LoopbackServer server =
        new LoopbackServer(answering(status, "", "Location: http://127.0.0.1:9/\r\n"))) {
      RejectedLineAdsException rejected = rejectedUpload(server);

      assertThat(rejected)
          .hasMessage("LINE answered " + status + " to uploading a file: " + meaning);
      assertThat(rejected.status()).isEqualTo(status);
      assertThat(rejected.reason()).isEmpty();
      assertThat(server.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EMPTY_FILE                                       | the file is empty.
          UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT | a line of the file is not an identifier of the type that was said.
          AUDIENCE_GROUP_NAME_DUPLICATE                    | an audience of that name exists: choose another name, or give its id in audience.id.
          AUDIENCE_GROUP_NOT_FOUND                         | the ad account has no such audience: it was deleted, or audience.id is another account's.
          INVALID_ENUM                                     | it does not accept the request as it is. Sending it again does not help; LINE's API may have changed.
          """)
  void saysWhatAKnownReasonMeans(String reason, String meaning) {
    try (LoopbackServer server = new LoopbackServer(answering(400, error(reason)))) {
      RejectedLineAdsException rejected = rejectedUpload(server);

      assertThat(rejected)
          .hasMessage("LINE answered 400 (" + reason + ") to uploading a file: " + meaning);
      assertThat(rejected.reason()).contains(reason);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errors\":[{\"reason\":\"taro@example.com\",\"property\":\"p\"}]}",
        "{\"errors\":[{\"reason\":\"SOME_NEW_CODE\"}]}",
        "{\"errors\":{\"reason\":\"EMPTY_FILE\"}}",
        "{\"errors\":[[\"EMPTY_FILE\"],\"EMPTY_FILE\",null]}",
        "[]",
        "null",
        "<html>EMPTY_FILE</html>",
        ""
      })
  void showsNothingOfAnErrorButKnownReasons(String body) {
    try (LoopbackServer server = new LoopbackServer(answering(400, body))) {
      RejectedLineAdsException rejected = rejectedUpload(server);

      assertThat(rejected.reason()).isEmpty();
      assertThat(rejected)
          .hasNoCause()
          .hasMessage(
              "LINE answered 400 to uploading a file: it does not accept the request as it is."
                  + " Sending it again does not help; LINE's API may have changed.");
    }
  }

  @Test
  void readsErrorsAsABareListToo() {
    String body = "[{\"reason\":\"?\"},{\"reason\":\"UNKNOWN\"},{\"reason\":\"EMPTY_FILE\"}]";
    try (LoopbackServer server = new LoopbackServer(answering(400, body))) {
      assertThat(rejectedUpload(server).reason()).contains("EMPTY_FILE");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BLOCKED_BY_EXCEEDING_TIME_LIMIT",
        "BLOCK_APP_CANNOT_ACQUIRE_LOCK",
        "COPY_FAILED_WITH_LOCK",
        "LOCK_DEFAULT",
        "UNKNOWN"
      })
  void isRetryableWhereLineIsBusyWithTheAudience(String reason) {
    try (LoopbackServer server = new LoopbackServer(answering(400, error(reason)))) {
      RetryableLineAdsException retryable = retryableUpload(server);

      assertThat(retryable)
          .hasMessage(
              "LINE answered 400 ("
                  + reason
                  + ") to uploading a file: LINE is busy with something else there. It is tried"
                  + " again later.");
      assertThat(retryable.status()).isEqualTo(400);
      assertThat(retryable.reason()).contains(reason);
      assertThat(retryable.outcomeUnknown()).isFalse();
    }
  }

  @Test
  void isRejectedByABusyReasonOfAnotherStatus() {
    try (LoopbackServer server = new LoopbackServer(answering(403, error("UNKNOWN")))) {
      assertThat(rejectedUpload(server).reason()).contains("UNKNOWN");
    }
  }

  @Test
  void knowsThatTooManyRequestsWereNotTaken() {
    try (LoopbackServer server = new LoopbackServer(answering(429, ""))) {
      RetryableLineAdsException retryable = retryableUpload(server);

      assertThat(retryable)
          .hasMessage(
              "LINE answered 429 to uploading a file: too many requests at once (LINE takes 10 a"
                  + " second for one access key, and 3 REPLACE uploads for one ad account). Nothing"
                  + " was taken; it is tried again later.");
      assertThat(retryable.status()).isEqualTo(429);
      assertThat(retryable.outcomeUnknown()).isFalse();
      assertThat(server.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          408 | the request took too long.
          500 | LINE has a fault of its own. It is tried again later.
          502 | LINE has a fault of its own. It is tried again later.
          503 | LINE has a fault of its own. It is tried again later.
          599 | LINE has a fault of its own. It is tried again later.
          """)
  void doubtsTheOutcomeOfAnUploadThatLineFailedAt(int status, String meaning) {
    try (LoopbackServer server = new LoopbackServer(answering(status, ""))) {
      RetryableLineAdsException retryable = retryableUpload(server);

      assertThat(retryable)
          .hasMessage("LINE answered " + status + " to uploading a file: " + meaning + LOOK_FIRST);
      assertThat(retryable.status()).isEqualTo(status);
      assertThat(retryable.outcomeUnknown()).isTrue();
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void doesNotDoubtTheOutcomeOfACallThatOnlyReads() {
    try (LoopbackServer server = new LoopbackServer(answering(500, error("UNKNOWN")))) {
      RetryableLineAdsException retryable = retryableList(server);

      assertThat(retryable)
          .hasMessage(
              "LINE answered 500 (UNKNOWN) to listing the custom audiences: LINE has a fault of its"
                  + " own. It is tried again later.");
      assertThat(retryable.outcomeUnknown()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'Tue, 24 Nov 2026 01:19:04 GMT', 'this machine''s clock is 17 minutes behind LINE''s, and LINE allows 15: set the clock first. Otherwise, '",
    "'Tue, 24 Nov 2026 01:22:03 GMT', 'this machine''s clock is 19 minutes behind LINE''s, and LINE allows 15: set the clock first. Otherwise, '",
    "'Tue, 24 Nov 2026 00:42:03 GMT', 'this machine''s clock is 20 minutes ahead of LINE''s, and LINE allows 15: set the clock first. Otherwise, '",
    "'Tue, 24 Nov 2026 00:51:02 GMT', 'this machine''s clock is 11 minutes ahead of LINE''s, and LINE allows 15: set the clock first. Otherwise, '",
    "'Tue, 24 Nov 2026 00:53:00 GMT', ''",
    "'Tue, 24 Nov 2026 01:11:00 GMT', ''",
    "'tomorrow', ''"
  })
  void saysWhenTheClockIsToBlameForA401(String lineDate, String clock) {
    try (LoopbackServer server =
        new LoopbackServer(answering(401, "", "Date: " + lineDate + "\r\n"))) {
      assertThat(rejectedUpload(server))
          .hasMessage(
              "LINE answered 401 to uploading a file: "
                  + clock
                  + "it does not accept the signature. Compare access key and secret key in the Ads"
                  + " API setting with the Group's page in LINE Ads Manager: a secret key that was"
                  + " issued again ends the one before.");
    }
  }

  @Test
  void readsTheReasonOfA401ToACallThatOnlyReads() {
    try (LoopbackServer server =
        new LoopbackServer(
            answering(401, error("AUTHORIZATION_FAILED"), "WWW-Authenticate: Bearer\r\n"))) {
      RejectedLineAdsException rejected =
          catchThrowableOfType(
              RejectedLineAdsException.class,
              () -> new TestClient(server.baseUrl()).line().uploadJobs("12"));

      assertThat(rejected.reason()).contains("AUTHORIZATION_FAILED");
      assertThat(server.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <html>ok</html>             | it is not JSON
          ''                          | it is empty, cut off, too long or too slow
          {"name":"name-canary"}      | an entry has no "id"
          {"id":" "}                  | an entry has no "id"
          {"id":{"name-canary":1}}    | an entry has no "id"
          """)
  void doubtsTheOutcomeOfAnUploadWhoseAnswerCannotBeRead(String body, String wrong) {
    try (LoopbackServer server = new LoopbackServer(answering(202, body))) {
      RetryableLineAdsException retryable = retryableUpload(server);

      assertThat(retryable)
          .hasNoCause()
          .hasMessage(
              "LINE answered 202 to uploading a file and the answer cannot be read: "
                  + wrong
                  + ". If this goes on, check that the base URL is LINE's and that no proxy answers"
                  + " in its place."
                  + LOOK_FIRST);
      assertThat(retryable.status()).isEqualTo(202);
      assertThat(retryable.outcomeUnknown()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"audienceGroups\":null}", "{\"audienceGroups\":{}}"})
  void doesNotTakeAMissingListForNoAudiences(String body) {
    try (LoopbackServer server = new LoopbackServer(answering(200, body))) {
      assertThat(retryableList(server))
          .hasMessage(
              "LINE answered 200 to listing the custom audiences and the answer cannot be read: it"
                  + " has no list \"audienceGroups\". If this goes on, check that the base URL is"
                  + " LINE's and that no proxy answers in its place.");
    }
  }

  @Test
  void boundsHowDeepAnAnswerMayBe() {
    String deep = "[".repeat(60) + "]".repeat(60);
    try (LoopbackServer server =
        new LoopbackServer(answering(202, "{\"id\":1,\"x\":" + deep + "}"))) {
      assertThat(retryableUpload(server).status()).isEqualTo(202);
    }
  }
}

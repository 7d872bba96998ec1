package audiencesync.lineads;

import static audiencesync.lineads.LoopbackServer.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import audiencesync.lineads.LoopbackServer.Received;
import audiencesync.lineads.LoopbackServer.Script;
import audiencesync.lineads.RequestSigner.SignedRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineAdsClientTest {
  private static final String LIST = "/api/v3/adaccounts/A17/custom-audiences";
  private static final String EMPTY_PAGE = page(false);

  private static String page(boolean hasNextPage, String... audiences) {
    return "{\"page\":1,\"size\":100,\"totalElements\":9,\"hasNextPage\":"
        + hasNextPage
        + ",\"audienceGroups\":["
        + String.join(",", audiences)
        + "]}";
  }

  private static String named(String id, String name) {
    return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\"}";
  }

  @Test
  void readsAnAudienceAsLineDescribesIt() {
    String json =
        """
        {"id":"17","name":"会員","functionType":"HASHED_EMAIL_UPLOAD","status":"READY",
         "estimatedAudienceSize":"12345","created":"2026-11-01T09:00:00","extra":{"a":[1]}}""";
    try (LoopbackServer server = new LoopbackServer(answering(200, page(false, json)))) {
      assertThat(new TestClient(server.baseUrl()).line().audiences("会員"))
          .containsExactly(
              new CustomAudience(
                  "17",
                  "会員",
                  AudienceType.HASHED_EMAIL_UPLOAD,
                  AudienceStatus.READY,
                  "12345",
                  Optional.empty(),
                  "2026-11-01T09:00:00"));
    }
  }

  @Test
  void readsWhatLineMayAddOrLeaveOut() {
    String grown =
        """
        {"id":1234567890123456789,"name":"x","functionType":"TRACKINGTAG_WEBTRAFFIC",
         "status":"SLEEPING","estimatedAudienceSize":512,"failedType":"NO_VALID_IDS"}""";
    String bare = "{\"id\":5,\"name\":\"x\",\"status\":null,\"failedType\":\"see 山田@example.com\"}";
    try (LoopbackServer server = new LoopbackServer(answering(200, page(false, grown, bare)))) {
      assertThat(new TestClient(server.baseUrl()).line().audiences("x"))
          .containsExactly(
              new CustomAudience(
                  "1234567890123456789",
                  "x",
                  AudienceType.OTHER,
                  AudienceStatus.UNKNOWN,
                  "512",
                  Optional.of("NO_VALID_IDS"),
                  ""),
              new CustomAudience(
                  "5", "x", AudienceType.OTHER, AudienceStatus.UNKNOWN, "-", Optional.empty(), ""));
    }
  }

  @Test
  void searchesByNameAndTakesTheExactNameOnly() {
    String name = "会員 A+B/100%&x=1";
    Script answer =
        answering(200, page(false, named("1", name + "2"), named("2", name), named("3", "")));
    try (LoopbackServer server = new LoopbackServer(answer)) {
      assertThat(new TestClient(server.baseUrl()).line().audiences(name))
          .extracting(CustomAudience::id)
          .containsExactly("2");
      assertThat(server.received())
          .extracting(Received::line)
          .containsExactly(
              "GET "
                  + LIST
                  + "?name=%E4%BC%9A%E5%93%A1%20A%2BB%2F100%25%26x%3D1&page=1&size=100 HTTP/1.1");
    }
  }

  @Test
  void readsEveryPageAndEachAudienceOnce() {
    try (LoopbackServer server =
        new LoopbackServer(
            answering(200, page(true, named("1", "n"), named("2", "n"))),
            answering(200, page(true, named("2", "n"), named("3", "n"))),
            answering(200, page(false, named("4", "n"))))) {
      assertThat(new TestClient(server.baseUrl()).line().audiences("n"))
          .extracting(CustomAudience::id)
          .containsExactly("1", "2", "3", "4");
      assertThat(server.received())
          .extracting(Received::line)
          .containsExactly(
              "GET " + LIST + "?name=n&page=1&size=100 HTTP/1.1",
              "GET " + LIST + "?name=n&page=2&size=100 HTTP/1.1",
              "GET " + LIST + "?name=n&page=3&size=100 HTTP/1.1");
    }
  }

  @Test
  void stopsReadingAtTheAudienceItLooksFor() {
    try (LoopbackServer server =
        new LoopbackServer(
            answering(200, page(true, named("1", "a"))),
            answering(200, page(true, named("2", "b"), named("3", "c"))),
            answering(500, ""))) {
      assertThat(new TestClient(server.baseUrl()).line().audience("2"))
          .map(CustomAudience::name)
          .contains("b");
      assertThat(server.received())
          .extracting(Received::line)
          .containsExactly(
              "GET " + LIST + "?page=1&size=100 HTTP/1.1",
              "GET " + LIST + "?page=2&size=100 HTTP/1.1");
    }
  }

  @Test
  void endsAtAPageThatRepeatsWhatWasThere() {
    try (LoopbackServer server = new LoopbackServer(answering(200, page(true, named("1", "a"))))) {
      assertThat(new TestClient(server.baseUrl()).line().audience("2")).isEmpty();
      assertThat(server.received()).hasSize(2);
    }
  }

  @Test
  void endsAtAnEmptyPage() {
    try (LoopbackServer server =
        new LoopbackServer(
            answering(200, page(true, named("1", "a"))), answering(200, page(true)))) {
      assertThat(new TestClient(server.baseUrl()).line().audience("2")).isEmpty();
      assertThat(server.received()).hasSize(2);
    }
  }

  @Test
  void readsOnWhereLineDoesNotSayWhetherThereIsMore() {
    try (LoopbackServer server =
        new LoopbackServer(
            answering(200, "{\"paging\":{},\"datas\":[" + named("1", "a") + "]}"),
            answering(
                200, "{\"paging\":{\"hasNextPage\":false},\"datas\":[" + named("2", "a") + "]}"),
            answering(500, ""))) {
      assertThat(new TestClient(server.baseUrl()).line().audiences("a"))
          .extracting(CustomAudience::id)
          .containsExactly("1", "2");
    }
  }

  @Test
  void givesUpOnAListWithoutEnd() {
    Script[] pages =
        IntStream.rangeClosed(1, 1_000)
            .mapToObj(number -> answering(200, page(true, named("" + number, "n"))))
            .toArray(Script[]::new);
    try (LoopbackServer server = new LoopbackServer(pages)) {
      assertThatExceptionOfType(RejectedLineAdsException.class)
          .isThrownBy(() -> new TestClient(server.baseUrl()).line().audiences("n"))
          .withMessage(
              "LINE's list of custom audiences does not end after 1,000 pages of 100. Delete"
                  + " audiences that are no longer used in LINE Ads Manager.");
      assertThat(server.received()).hasSize(1_000);
    }
  }

  @Test
  void readsUploadJobs() {
    String json =
        """
        {"jobs":[
          {"audienceGroupId":12,"audienceGroupJobId":345,"name":"run7-1-of-2.txt",
           "type":"DIFF_ADD","jobStatus":"FINISHED","audienceCount":998,"created":"2026-11-24T10:00:00"},
          {"audienceGroupJobId":"346","name":"other.csv","jobStatus":"FAILED","failedType":"X_1",
           "audienceCount":"7"},
          {"audienceGroupJobId":347,"jobStatus":"PAUSED","audienceCount":-1}]}""";
    try (LoopbackServer server = new LoopbackServer(answering(200, json))) {
      assertThat(new TestClient(server.baseUrl()).line().uploadJobs("12"))
          .containsExactly(
              new UploadJob(
                  "345",
                  "run7-1-of-2.txt",
                  JobStatus.FINISHED,
                  Optional.empty(),
                  OptionalLong.of(998),
                  "2026-11-24T10:00:00"),
              new UploadJob(
                  "346", "other.csv", JobStatus.FAILED, Optional.of("X_1"), OptionalLong.of(7), ""),
              new UploadJob(
                  "347", "", JobStatus.UNKNOWN, Optional.empty(), OptionalLong.empty(), ""));
      assertThat(server.received())
          .extracting(Received::line)
          .containsExactly("GET " + LIST + "/12/upload-job HTTP/1.1");
    }
  }

  @Test
  void sendsTheFormOfAnUploadByteByByte() {
    try (LoopbackServer server = new LoopbackServer(answering(202, "{\"id\":12}"))) {
      CustomAudience audience =
          new TestClient(server.baseUrl()).line().upload(TestClient.add("12", "aa\nbb\n"));

      assertThat(audience.id()).isEqualTo("12");
      Received request = server.received().get(0);
      assertThat(request.line()).isEqualTo("POST " + LIST + "/upload HTTP/1.1");
      assertThat(request.header("content-type"))
          .matches("multipart/form-data; boundary=audiencesync-[0-9a-f-]{36}");
      String boundary = request.header("content-type").replaceFirst(".*boundary=", "");
      assertThat(request.text())
          .isEqualTo(
              """
              --#
              Content-Disposition: form-data; name="id"

              12
              --#
              Content-Disposition: form-data; name="action"

              ADD
              --#
              Content-Disposition: form-data; name="idType"

              HASHED_EMAIL
              --#
              Content-Disposition: form-data; name="file"; filename="run7-1-of-2.txt"
              Content-Type: text/plain

              @
              --#--
              """
                  .replace("\n", "\r\n")
                  .replace("@", "aa\nbb\n")
                  .replace("#", boundary));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"会員「ゴールド」", "a\"b", "a\r\nb: c", "--x\r\n"})
  void sendsTheNameOfANewAudienceAsItIs(String name) {
    try (LoopbackServer server = new LoopbackServer(answering(202, "{\"id\":12}"))) {
      new TestClient(server.baseUrl()).line().upload(TestClient.create(name, "aa\n"));

      assertThat(server.received().get(0).text())
          .contains(
              "Content-Disposition: form-data; name=\"name\"\r\n\r\n"
                  + name
                  + "\r\n--audiencesync-")
          .contains("name=\"idType\"\r\n\r\nHASHED_PHONE_NUMBER\r\n");
    }
  }

  @Test
  void signsARequestWithTheInstantOfItsDateAndWithoutItsQuery() {
    try (LoopbackServer server = new LoopbackServer(answering(200, EMPTY_PAGE))) {
      new TestClient(server.baseUrl()).line().audiences("n");

      Received request = server.received().get(0);
      SignedRequest signed = new SignedRequest(SignedBody.NONE, LIST, TestClient.NOW);
      assertThat(request.header("date")).isEqualTo("Tue, 24 Nov 2026 01:02:03 GMT");
      assertThat(request.header("authorization"))
          .isEqualTo(RequestSigner.sign(TestClient.KEYS, signed).bearer());
      assertThat(request.header("connection")).isEqualTo("close");
      assertThat(request.headers()).doesNotContainKey("content-type");
    }
  }

  @Test
  void signsAnUploadByTheRuleForMultipart() {
    try (LoopbackServer server = new LoopbackServer(answering(202, "{\"id\":12}"))) {
      new TestClient(server.baseUrl()).line().upload(TestClient.add("12", "aa\n"));

      SignedRequest signed =
          new SignedRequest(SignedBody.MULTIPART, LIST + "/upload", TestClient.NOW);
      assertThat(server.received().get(0).header("authorization"))
          .isEqualTo(RequestSigner.sign(TestClient.KEYS, signed).bearer());
    }
  }

  @Test
  void tellsEveryCallWithoutItsQuery() {
    try (LoopbackServer server =
        new LoopbackServer(answering(200, EMPTY_PAGE), answering(403, ""))) {
      TestClient client = new TestClient(server.baseUrl());
      client.line().audiences("name-canary");
      assertThatExceptionOfType(RejectedLineAdsException.class)
          .isThrownBy(() -> client.line().upload(TestClient.add("12", "aa\n")));

      assertThat(client.calls())
          .isEqualTo(
              List.of(
                  new LineCall(TestClient.NOW, "GET", LIST, 200, 0),
                  new LineCall(TestClient.NOW, "POST", LIST + "/upload", 403, 0)));
    }
  }
}

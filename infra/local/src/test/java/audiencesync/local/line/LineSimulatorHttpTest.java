package audiencesync.local.line;

import static audiencesync.local.line.SimulatorClient.KEYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator before a client that is not ours. */
final class LineSimulatorHttpTest {
  private static final String LIST = "/api/v3/adaccounts/A1/custom-audiences";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T23:59:59Z"), ZoneOffset.UTC);

  private final LineSimulator simulator =
      LineSimulator.start(LineSimulatorConfig.of(KEYS).withClock(CLOCK));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    simulator.close();
  }

  private HttpRequest.Builder signed(String path, String query, String type) {
    String payload = TestToken.NOTHING + "\n" + type + "\n20261124\n" + path;
    String token = TestToken.bearer(TestToken.header(KEYS.accessKey()), payload, KEYS.secretKey());
    return HttpRequest.newBuilder(simulator.baseUrl().resolve(path + query))
        .header("Authorization", token)
        .header("Date", "Tue, 24 Nov 2026 23:59:59 GMT");
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> upload(String body) throws IOException, InterruptedException {
    return send(
        signed(LIST + "/upload", "", "multipart/form-data")
            .header("Content-Type", "multipart/form-data; boundary=\"B\"")
            .POST(BodyPublishers.ofString(body)));
  }

  private static String part(String name, String value) {
    return "--B\r\ncontent-disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  private static String file(String content) {
    return part("file\"; filename=\"f.txt", content);
  }

  private static String error(String reason, String property) {
    return "{\"errors\":[{\"reason\":\"" + reason + "\",\"property\":\"" + property + "\"}]}";
  }

  @Test
  void showsAnEmptyListAsDocumented() throws IOException, InterruptedException {
    HttpResponse<String> answer = send(signed(LIST, "?page=2&size=50&sortOrder=asc", ""));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"page\":2,\"size\":50,\"totalElements\":0,\"hasNextPage\":false,"
                + "\"audienceGroups\":[]}");
  }

  @Test
  void answersAnUploadAsDocumented() throws IOException, InterruptedException {
    String form =
        part("name", "会員")
            + part("action", "ADD")
            + part("idType", "IFA")
            + file("7d444840-9dc0-11d1-b245-5ffdce74fad2")
            + "--B--\r\n";

    HttpResponse<String> answer = upload(form);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .isEqualTo(
            "{\"name\":\"会員\",\"functionType\":\"UPLOAD\",\"status\":\"IN_PROGRESS\","
                + "\"estimatedAudienceSize\":\"-\",\"created\":\"2026-11-25T08:59:59+09:00\","
                + "\"id\":20000001}");
  }

  @ParameterizedTest
  @CsvSource({
    "action,  REQUIRED,     action",
    "idType,  REQUIRED,     idType",
    "name,    REQUIRED,     name",
    "file,    REQUIRED,     file"
  })
  void asksForWhatIsMissing(String missing, String reason, String property)
      throws IOException, InterruptedException {
    String form =
        (missing.equals("name") ? "" : part("name", "m"))
            + (missing.equals("action") ? "" : part("action", "ADD"))
            + (missing.equals("idType") ? "" : part("idType", "IFA"))
            + (missing.equals("file") ? "" : file("7d444840-9dc0-11d1-b245-5ffdce74fad2"))
            + "--B--\r\n";

    assertThat(upload(form).body()).isEqualTo(error(reason, property));
  }

  @ParameterizedTest
  @CsvSource({
    "MERGE, IFA,         x, INVALID_ENUM, action",
    "ADD,   EMAIL,       x, INVALID_ENUM, idType",
    "ADD,   IFA,        '', EMPTY_FILE,   file",
    "ADD,   IFA,         x, UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT, file"
  })
  void refusesWhatIsWrong(
      String action, String idType, String content, String reason, String property)
      throws IOException, InterruptedException {
    String form =
        part("name", "m") + part("action", action) + part("idType", idType) + file(content);

    HttpResponse<String> answer = upload(form + "--B--\r\n");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(error(reason, property));
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException, InterruptedException {
    String line = "0".repeat(64) + "\n";
    String form =
        part("name", "m")
            + part("action", "ADD")
            + part("idType", "HASHED_EMAIL")
            + file(line.repeat(967_917))
            + "--B--\r\n";

    assertThat(upload(form).body()).isEqualTo(error("FILE_SIZE_LIMIT_EXCEEDED", "file"));
  }

  @ParameterizedTest
  @CsvSource({
    "?page=0,          INVALID_NUMBER_FORMAT, page",
    "?size=many,       INVALID_NUMBER_FORMAT, size",
    "?sortKey=color,   INVALID_ENUM,          sortKey",
    "?sortOrder=up,    INVALID_ENUM,          sortOrder"
  })
  void refusesAQueryThatIsNotDocumented(String query, String reason, String property)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(signed(LIST, query, ""));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(error(reason, property));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/v3/adaccounts/A1", "/v3/adaccounts/A1/custom-audiences"})
  void knowsNoOtherAddress(String path) throws IOException, InterruptedException {
    assertThat(send(signed(path, "", "")).statusCode()).isEqualTo(404);
  }

  @Test
  void refusesAFormOfAnotherType() throws IOException, InterruptedException {
    HttpRequest.Builder request =
        signed(LIST + "/upload", "", "application/json")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"));

    assertThat(send(request).body())
        .isEqualTo(error("INVALID_CONTENT_TYPE_HEADER", "Content-Type"));
  }

  @Test
  void refusesAnUnsignedRequestBeforeItLooksAtTheAccount()
      throws IOException, InterruptedException {
    URI unknown = simulator.baseUrl().resolve("/api/v3/adaccounts/A9/custom-audiences");

    assertThat(send(HttpRequest.newBuilder(unknown)).statusCode()).isEqualTo(401);
    assertThat(simulator.journal())
        .containsExactly(
            new JournalEntry(
                CLOCK.instant(),
                "GET",
                "/api/v3/adaccounts/A9/custom-audiences",
                401,
                java.util.Optional.empty()));
  }

  @Test
  void saysWhichPortIsTaken() {
    int port = simulator.baseUrl().getPort();

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> LineSimulator.start(LineSimulatorConfig.of(KEYS).withPort(port)))
        .withMessage(
            "the LINE simulator cannot listen on port "
                + port
                + " of 127.0.0.1: choose another port");
  }
}

package audiencesync.handler;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * What stands in for the network while clients are rehearsed: a bucket that holds one connector and
 * one export, takes whatever is written and lists it, though it keeps no content; and no secret.
 * Nothing leaves the process.
 */
final class RehearsalHttp implements SdkHttpClient {
  private static final String CONNECTOR =
      """
      {"template": "line-custom-audience/v1", "adsApi": {"secretId": "rehearsal"},
       "audience": {"action": "ADD", "create": true, "name": "rehearsal"},
       "identifier": {"type": "EMAIL"},
       "segment": {"prefix": "inbox/rehearsal/", "columns": {"userId": "id", "email": "mail"}}}
      """;

  private static final String KEY_OF_EXPORT = "inbox/rehearsal/all.csv";
  private static final String EXPORT = "id,mail\nrehearsal,nobody@example.com\n";

  private static final String LIST =
      "<ListBucketResult><IsTruncated>false</IsTruncated>%s</ListBucketResult>";
  private static final String LISTED =
      "<Contents><Key>%s</Key><LastModified>2026-11-24T01:00:00.000Z</LastModified>"
          + "<ETag>\"0\"</ETag><Size>%d</Size></Contents>";

  private static final String NO_KEY = "<Error><Code>NoSuchKey</Code></Error>";
  private static final String NO_SECRET = "{\"__type\":\"ResourceNotFoundException\"}";

  /** Keys have their folder's name in front; a bucket's name may come before that. */
  private static final Pattern KEY = Pattern.compile("/((inbox|locks|work)/.*)");

  private final List<String> asked = new ArrayList<>();
  private final SortedSet<String> keys = new TreeSet<>(Set.of(KEY_OF_EXPORT));

  /** What was asked for so far: a method and a path, or the operation of a JSON service. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    SdkHttpRequest http = request.httpRequest();
    Optional<String> operation = http.firstMatchingHeader("X-Amz-Target");
    asked.add(operation.orElse(http.method() + " " + http.encodedPath()));
    HttpExecuteResponse answer =
        operation.isPresent() ? answer(400, NO_SECRET) : answerOfBucket(http);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        if (request.contentStreamProvider().isPresent()) {
          request.contentStreamProvider().get().newStream().readAllBytes();
        }
        return answer;
      }

      @Override
      public void abort() {
        // There is nothing that could take time.
      }
    };
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private HttpExecuteResponse answerOfBucket(SdkHttpRequest http) {
    if (http.method() == SdkHttpMethod.PUT) {
      Matcher key = KEY.matcher(http.encodedPath());
      boolean unused = key.find() && keys.add(key.group(1));
      return answer(200, "");
    }
    Optional<String> prefix = http.firstMatchingRawQueryParameter("prefix");
    if (prefix.isPresent()) {
      return answer(200, listed(prefix.get()));
    }
    if (http.encodedPath().endsWith(KEY_OF_EXPORT)) {
      return answer(200, EXPORT);
    }
    return http.encodedPath().contains("/connectors/")
        ? answer(200, CONNECTOR)
        : answer(404, NO_KEY);
  }

  private String listed(String prefix) {
    return LIST.formatted(
        keys.stream()
            .filter(key -> key.startsWith(prefix))
            .map(key -> LISTED.formatted(key, EXPORT.length()))
            .collect(Collectors.joining()));
  }

  private static HttpExecuteResponse answer(int status, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpFullResponse.builder()
                .statusCode(status)
                .putHeader("Content-Length", Integer.toString(bytes.length))
                .putHeader("Last-Modified", "Tue, 24 Nov 2026 01:00:00 GMT")
                .putHeader("ETag", "\"0\"")
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
        .build();
  }
}

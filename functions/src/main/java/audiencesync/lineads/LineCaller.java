package audiencesync.lineads;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** Makes one call: waits its turn, signs, sends, writes it down, and judges the answer. */
final class LineCaller {
  private final LineAdsEndpoint endpoint;
  private final LineAdsKeys keys;
  private final CallLog calls;
  private final LineTransport transport;

  LineCaller(LineAdsEndpoint endpoint, LineAdsKeys keys, CallLog calls, LineTransport transport) {
    this.endpoint = endpoint;
    this.keys = keys;
    this.calls = calls;
    this.transport = transport;
  }

  /**
   * @param reader makes what is wanted of a successful answer
   * @throws RetryableLineAdsException when the call may succeed later
   * @throws RejectedLineAdsException when it will not
   */
  <T> T call(LineRequest request, Function<JsonNode, T> reader) {
    endpoint.pacer().await();
    Operation operation = request.operation();
    Answer answer = answer(request);
    if (!answer.accepted()) {
      throw FailureTable.refused(operation, answer, endpoint.clock().instant());
    }
    try {
      return reader.apply(AnswerReader.json(answer.body()));
    } catch (UnreadableAnswerException e) {
      throw FailureTable.unreadable(operation, answer.status(), e);
    }
  }

  private Answer answer(LineRequest request) {
    Instant start = endpoint.clock().instant();
    int status = 0;
    try {
      Answer answer = transport.exchange(url(request), headers(request, start), request);
      status = answer.status();
      return answer;
    } catch (NoAnswerException e) {
      throw FailureTable.unanswered(request.operation(), e);
    } finally {
      record(request, start, status);
    }
  }

  private URI url(LineRequest request) {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    return URI.create(endpoint.baseUrl() + request.path() + query);
  }

  /** The headers of every request; the connection is closed so that no idle one is ever reused. */
  private Map<String, String> headers(LineRequest request, Instant at) {
    SignedBody body = request.body().isPresent() ? SignedBody.MULTIPART : SignedBody.NONE;
    RequestSigner.SignedRequest signed =
        new RequestSigner.SignedRequest(body, fullPath(request), at);
    return Map.of(
        "Authorization", RequestSigner.sign(keys, signed).bearer(),
        "Date", RequestSigner.dateHeader(at),
        "Accept", "application/json",
        "User-Agent", "line-audience-sync",
        "Connection", "close");
  }

  private String fullPath(LineRequest request) {
    return endpoint.baseUrl().getRawPath() + request.path();
  }

  private void record(LineRequest request, Instant start, int status) {
    // A wall clock can be set back during a call.
    long millis = Math.max(0, Duration.between(start, endpoint.clock().instant()).toMillis());
    String method = request.operation().method();
    LineCall call = new LineCall(start, method, fullPath(request), status, millis);
    calls.add(call);
  }
}

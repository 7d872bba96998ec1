package audiencesync.lineads;

import audiencesync.audience.IdentifierType;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shipped client, but for a fixed clock, no pauses and short time-outs. */
final class TestClient {
  static final Instant NOW = Instant.parse("2026-11-24T01:02:03.456Z");
  static final LineAdsKeys KEYS = new LineAdsKeys("A17", "access-canary", "secret-canary");
  private static final Timeouts TIMEOUTS =
      new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10));

  private final List<LineCall> calls = new ArrayList<>();
  private final LineAdsClient client;

  TestClient(URI baseUrl) {
    this(baseUrl, TIMEOUTS);
  }

  TestClient(URI baseUrl, Timeouts timeouts) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    LineAdsEndpoint endpoint =
        new LineAdsEndpoint(baseUrl, clock, new Pacer(() -> 0, millis -> {}));
    LineCaller caller = new LineCaller(endpoint, KEYS, calls::add, new LineTransport(timeouts));
    this.client = new LineAdsClient(caller, KEYS.adAccountId());
  }

  LineAdsClient line() {
    return client;
  }

  List<LineCall> calls() {
    return calls;
  }

  static Upload add(String audienceId, String lines) {
    byte[] bytes = lines.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    return new Upload(
        Optional.of(audienceId),
        Optional.empty(),
        UploadAction.ADD,
        IdentifierType.EMAIL,
        "run7-1-of-2.txt",
        bytes.length,
        () -> new ByteArrayInputStream(bytes));
  }

  static Upload create(String name, String lines) {
    byte[] bytes = lines.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    return new Upload(
        Optional.empty(),
        Optional.of(name),
        UploadAction.ADD,
        IdentifierType.PHONE,
        "run8-1-of-1.txt",
        bytes.length,
        () -> new ByteArrayInputStream(bytes));
  }

  /** A file of zeros, made as it is read. */
  static Upload large(long bytes, Content content) {
    return new Upload(
        Optional.of("123"),
        Optional.empty(),
        UploadAction.REPLACE,
        IdentifierType.EMAIL,
        "large.txt",
        bytes,
        content);
  }
}

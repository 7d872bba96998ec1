package audiencesync.local.line;

import static java.nio.charset.StandardCharsets.US_ASCII;

import audiencesync.audience.IdentifierType;
import audiencesync.lineads.CustomAudience;
import audiencesync.lineads.LineAdsClient;
import audiencesync.lineads.LineAdsEndpoint;
import audiencesync.lineads.LineAdsKeys;
import audiencesync.lineads.LineCall;
import audiencesync.lineads.Pacer;
import audiencesync.lineads.Upload;
import audiencesync.lineads.UploadAction;
import audiencesync.lineads.UploadJob;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The shipped client before a simulator. */
final class SimulatorClient {
  static final LineAdsKeys KEYS = new LineAdsKeys("A1", "access-1", "secret-1");

  private final List<LineCall> calls = new ArrayList<>();
  private final LineAdsClient line;

  SimulatorClient(LineSimulator simulator) {
    this(simulator, KEYS, Clock.systemUTC());
  }

  SimulatorClient(LineSimulator simulator, LineAdsKeys keys, Clock clock) {
    LineAdsEndpoint endpoint = new LineAdsEndpoint(simulator.baseUrl(), clock, unhurried());
    this.line = new LineAdsClient(endpoint, keys, calls::add);
  }

  /** A second passes whenever it looks: it never waits, and what it allows is tested elsewhere. */
  private static Pacer unhurried() {
    AtomicLong nanos = new AtomicLong();
    return new Pacer(() -> nanos.addAndGet(1_000_000_000));
  }

  static LineSimulator simulator(Behaviour behaviour) {
    return LineSimulator.start(LineSimulatorConfig.of(KEYS).withBehaviour(behaviour));
  }

  LineAdsClient line() {
    return line;
  }

  List<Integer> statuses() {
    return calls.stream().map(LineCall::status).toList();
  }

  /** Creates an e-mail audience and lets its job end. */
  String created(String name, String fileName, List<String> lines) {
    String id = line.upload(creating(name, fileName, lines)).id();
    finish(id);
    return id;
  }

  void finish(String audienceId) {
    boolean running = true;
    while (running) {
      running =
          line.uploadJobs(audienceId).stream()
              .anyMatch(job -> !List.of("FINISHED", "FAILED").contains(job.status().name()));
    }
  }

  UploadJob job(String audienceId, String fileName) {
    return line.uploadJobs(audienceId).stream()
        .filter(job -> job.fileName().equals(fileName))
        .findFirst()
        .orElseThrow();
  }

  CustomAudience audience(String id) {
    return line.audience(id).orElseThrow();
  }

  static Upload creating(String name, String fileName, List<String> lines) {
    return upload(new To(Optional.empty(), Optional.of(name), UploadAction.ADD), fileName, lines);
  }

  static Upload adding(String id, String fileName, List<String> lines) {
    return upload(new To(Optional.of(id), Optional.empty(), UploadAction.ADD), fileName, lines);
  }

  static Upload replacing(String id, String fileName, List<String> lines) {
    return upload(new To(Optional.of(id), Optional.empty(), UploadAction.REPLACE), fileName, lines);
  }

  private static Upload upload(To to, String fileName, List<String> lines) {
    byte[] bytes =
        lines.stream().map(line -> line + "\n").collect(Collectors.joining()).getBytes(US_ASCII);
    return new Upload(
        to.id(),
        to.name(),
        to.action(),
        IdentifierType.EMAIL,
        fileName,
        bytes.length,
        () -> new ByteArrayInputStream(bytes));
  }

  /** So many different hashes, from a number on. */
  static List<String> hashes(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(SimulatorClient::hash).toList();
  }

  static String hash(int number) {
    return String.format(Locale.ROOT, "%08x", number).repeat(8);
  }

  private record To(Optional<String> id, Optional<String> name, UploadAction action) {}
}

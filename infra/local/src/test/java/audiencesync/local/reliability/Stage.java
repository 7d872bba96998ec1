package audiencesync.local.reliability;

import audiencesync.audience.IdentifierType;
import audiencesync.handler.DirectHandlers;
import audiencesync.handler.SmallFiles;
import audiencesync.handler.UnpacedHandlers;
import audiencesync.lineads.LineAdsKeys;
import audiencesync.local.cloud.Deployment;
import audiencesync.local.cloud.ExecutionRecord;
import audiencesync.local.cloud.FolderClient;
import audiencesync.local.cloud.FolderClient.Around;
import audiencesync.local.cloud.UploadEvent;
import audiencesync.local.engine.ExecutionClock;
import audiencesync.local.engine.ExecutionListener;
import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.Notification;
import audiencesync.local.engine.Notifications;
import audiencesync.local.line.Behaviour;
import audiencesync.local.line.Behaviour.Limits;
import audiencesync.local.line.Behaviour.Timing;
import audiencesync.local.line.LineSimulator;
import audiencesync.local.line.LineSimulatorConfig;
import audiencesync.local.reliability.Effects.Crash;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One deployment for many cases, each with an ad account and a secret of its own: none knows of the
 * others. Files are cut after a few lines.
 */
final class Stage implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String AUDIENCE = "Gold 会員";
  private static final String BUCKET = "bucket";

  /** LINE as it is, but as quick as can be, and without its limit of calls a second. */
  static final Behaviour BEHAVIOUR =
      Behaviour.DEFAULT
          .withTiming(new Timing(1, 0, 1))
          .withUnprocessedShare(0)
          .withLimits(new Limits(Integer.MAX_VALUE, 3));

  final List<Notification> notices = Collections.synchronizedList(new ArrayList<>());
  final Path bucket;
  final LineSimulator line;
  private final LineRelay relay;
  private final Deployment deployment;
  private int account;

  /**
   * With handlers that reach the bucket without HTTP, and do not keep LINE's pace, for a LINE that
   * does not ask for it: for very many runs.
   */
  static Stage direct(Path folder, int accounts) throws IOException {
    return direct(folder, accounts, new FolderEffects());
  }

  /** The same, with something that happens to calls of S3. */
  static Stage direct(Path folder, int accounts, Around calls) throws IOException {
    return new Stage(folder, accounts, BEHAVIOUR, direct(folder, calls));
  }

  /** The same, before a LINE that may count the calls. */
  static Stage direct(Path folder, Behaviour behaviour) throws IOException {
    return new Stage(folder, 1, behaviour, direct(folder, Around.NOTHING));
  }

  private static Map<String, String> direct(Path folder, Around calls) {
    FolderClient s3 = new FolderClient(folder.resolve(BUCKET), calls);
    Map<String, String> handlers = new HashMap<>(DirectHandlers.with(s3));
    handlers.putAll(SmallFiles.directByStep());
    return handlers;
  }

  /** With AWS's client of S3, and handlers that do not keep LINE's pace. */
  static Stage unpaced(Path folder, int accounts) throws IOException {
    Map<String, String> handlers = new HashMap<>(UnpacedHandlers.byStep());
    handlers.putAll(SmallFiles.byStep());
    return new Stage(folder, accounts, BEHAVIOUR, handlers);
  }

  /** With every handler as it is shipped, but for the size of files. */
  static Stage asShipped(Path folder, Behaviour behaviour) throws IOException {
    return new Stage(folder, 1, behaviour, SmallFiles.byStep());
  }

  private Stage(Path folder, int accounts, Behaviour behaviour, Map<String, String> handlers)
      throws IOException {
    this.bucket = Files.createDirectory(folder.resolve(BUCKET));
    LineAdsKeys[] keys =
        IntStream.rangeClosed(0, accounts).mapToObj(Stage::keys).toArray(LineAdsKeys[]::new);
    this.line = LineSimulator.start(LineSimulatorConfig.of(keys).withBehaviour(behaviour));
    this.relay = LineRelay.before(line.baseUrl());
    Map<String, JsonNode> secrets = new HashMap<>();
    for (int i = 0; i <= accounts; i++) {
      secrets.put("line-ads/" + i, secret(i));
    }
    URI url = relay.baseUrl();
    this.deployment = Deployment.of(new Deployment.Site(bucket, secrets, url), handlers);
  }

  private static LineAdsKeys keys(int account) {
    return new LineAdsKeys(accountId(account), "access-key", "secret-key-of-the-stage");
  }

  private static JsonNode secret(int account) {
    return object("{\"name\": \"stage\", \"accessKey\": \"access-key\"}")
        .put("adAccountId", accountId(account))
        .put("secretKey", "secret-key-of-the-stage");
  }

  private static String accountId(int account) {
    return "A%010d".formatted(account + 1);
  }

  /** Empties the bucket and takes an ad account that nothing has been done to. */
  void clear() throws IOException {
    account++;
    notices.clear();
    for (String folder :
        List.of("work", "state", "runs", "locks", "claims", "connectors", "inbox")) {
      delete(bucket.resolve(folder));
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** The ad account of this case. */
  String account() {
    return accountId(account);
  }

  String addAudience(String name) {
    return line.addAudience(account(), name, IdentifierType.EMAIL);
  }

  /** Writes a connector that creates the audience, or uses what it has created. */
  void connector(String name, String action) {
    ObjectNode connector =
        object(
            """
            {"template": "line-custom-audience/v1",
             "adsApi": {},
             "audience": {"create": true, "name": "Gold 会員"},
             "identifier": {"type": "EMAIL"},
             "segment": {"keys": ["inbox/users.csv"], "columns": {"userId": "user_id", "email": "mail"}},
             "guards": {"minIdentifiers": 1, "maxShrinkPercent": 100}}
            """);
    ((ObjectNode) connector.path("adsApi")).put("secretId", "line-ads/" + account);
    ((ObjectNode) connector.path("audience")).put("action", action);
    connector(name, connector);
  }

  /** Writes a connector that sends to an audience that exists. */
  void connector(String name, String action, String audienceId) throws IOException {
    connector(name, action);
    Path file = bucket.resolve("connectors/" + name + ".json");
    ObjectNode connector = object(text(file));
    connector.putObject("audience").put("action", action).put("id", audienceId);
    connector(name, connector);
  }

  void connector(String name, JsonNode connector) {
    file("connectors/" + name + ".json", connector.toString());
  }

  /** Makes the people with these numbers the segment. */
  void people(int from, int count) {
    file(
        "inbox/users.csv",
        IntStream.range(from, from + count)
            .mapToObj(i -> "user-" + i + "," + address(i) + "\n")
            .collect(Collectors.joining("", "user_id,mail\n", "")));
  }

  void file(String key, String text) {
    try {
      Path path = bucket.resolve(key);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String address(int person) {
    return "somebody" + person + "@example.com";
  }

  /** What LINE must hold of the people with these numbers. */
  static Set<String> hashes(int from, int end) {
    return IntStream.range(from, end)
        .mapToObj(i -> sha256(address(i)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  ExecutionResult run(JsonNode input) {
    return run(input, notices::add, ExecutionListener.NONE);
  }

  ExecutionResult run(JsonNode input, Notifications notifications, ExecutionListener listener) {
    return run(input, ExecutionClock.virtual(Clock.systemUTC()), notifications, listener);
  }

  /** Runs an execution that is stopped at that point. */
  void runStopped(JsonNode input, Crash crash) {
    Effects effects = Effects.watch(Optional.of(crash), notices);
    try {
      run(input, effects, effects);
      throw new AssertionError("the run was not stopped");
    } catch (Stopped stopped) {
      if (!effects.struck()) {
        throw new AssertionError("the run was stopped elsewhere");
      }
    } finally {
      Effects.end();
    }
  }

  /** Runs with every wait slept, a thousand times shorter or so: others have time to act. */
  ExecutionResult runBriskly(JsonNode input, double scale, ExecutionListener listener) {
    ExecutionClock clock = ExecutionClock.real(Clock.systemUTC(), scale);
    return run(input, clock, notices::add, listener);
  }

  private ExecutionResult run(
      JsonNode input,
      ExecutionClock clock,
      Notifications notifications,
      ExecutionListener listener) {
    return deployment.run(input, clock, new Deployment.Audience(notifications, listener));
  }

  /** Lets S3 tell of an upload; what that starts is not run yet. */
  List<ExecutionRecord> upload(String key) throws IOException {
    JsonNode event = UploadEvent.of(bucket, key).ofEventBridge();
    return deployment.upload(event, notices::add).executions();
  }

  ExecutionResult run(ExecutionRecord started) {
    return deployment.run(
        started,
        ExecutionClock.virtual(Clock.systemUTC()),
        new Deployment.Audience(notices::add, ExecutionListener.NONE));
  }

  boolean isRunning(String executionArn) {
    String name = executionArn.substring(executionArn.lastIndexOf(':') + 1);
    return deployment
        .execution(name)
        .filter(execution -> execution.status().equals("RUNNING"))
        .isPresent();
  }

  /** The files that LINE has taken from this case's ad account, in their order. */
  List<String> taken() {
    return line.journal().stream()
        .filter(entry -> entry.path().contains(account()) && entry.status() == 202)
        .map(entry -> entry.fileName().orElseThrow())
        .toList();
  }

  JsonNode report(ExecutionResult result) {
    String key =
        result
            .output()
            .or(() -> result.cause().map(Stage::object))
            .orElseThrow()
            .path("report")
            .asText();
    return json(bucket.resolve(key));
  }

  /** The report of the run that began last: several may begin in one second. */
  JsonNode latestReport() {
    return files("runs").stream()
        .filter(file -> file.endsWith("report.json"))
        .map(this::json)
        .max(Comparator.comparing(report -> Instant.parse(report.path("startedAt").asText())))
        .orElseThrow();
  }

  /** Every file of the bucket under a folder. */
  List<Path> files(String folder) {
    Path root = bucket.resolve(folder);
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode json(Path file) {
    return object(text(file));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    deployment.close();
    relay.close();
    line.close();
  }
}

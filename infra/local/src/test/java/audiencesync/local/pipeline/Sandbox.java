package audiencesync.local.pipeline;

import audiencesync.handler.DirectHandlers;
import audiencesync.handler.UnpacedHandlers;
import audiencesync.lineads.LineAdsKeys;
import audiencesync.local.cloud.Deployment;
import audiencesync.local.cloud.Deployment.Site;
import audiencesync.local.cloud.FolderClient;
import audiencesync.local.cloud.FolderClient.Around;
import audiencesync.local.engine.ExecutionClock;
import audiencesync.local.engine.ExecutionListener;
import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.TaskRetry;
import audiencesync.local.line.Behaviour;
import audiencesync.local.line.Behaviour.Limits;
import audiencesync.local.line.LineSimulator;
import audiencesync.local.line.LineSimulatorConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bucket, a LINE and the deployed product, for tests of the whole. */
final class Sandbox implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String ACCOUNT = "A1000000001";
  static final String ACCESS_KEY = "access-key-of-the-sandbox";
  static final String SECRET_KEY = "secret-key-of-the-sandbox";
  static final String AUDIENCE = "Gold 会員";
  private static final String BUCKET = "bucket";

  /** As LINE's, but that it takes calls as fast as they come: the pace has a test of its own. */
  static final Behaviour UNHURRIED = Behaviour.DEFAULT.withLimits(new Limits(Integer.MAX_VALUE, 3));

  final Path bucket;
  final LineSimulator line;
  final List<String> notices = new ArrayList<>();
  final List<TaskRetry> retries = new ArrayList<>();
  private final Map<String, JsonNode> secrets = new HashMap<>();
  private final Supplier<Map<String, String>> handlers;
  private @Nullable Deployment deployment;

  /** With AWS's client of S3, and handlers that do not keep LINE's pace. */
  Sandbox(Path folder) throws IOException {
    this(folder, UnpacedHandlers::byStep);
  }

  /** With handlers that reach the bucket without HTTP, which takes half the time. */
  static Sandbox direct(Path folder) throws IOException {
    FolderClient s3 = new FolderClient(folder.resolve(BUCKET), Around.NOTHING);
    return new Sandbox(folder, () -> DirectHandlers.with(s3));
  }

  private Sandbox(Path folder, Supplier<Map<String, String>> handlers) throws IOException {
    this.handlers = handlers;
    this.bucket = Files.createDirectory(folder.resolve(BUCKET));
    this.line =
        LineSimulator.start(
            LineSimulatorConfig.of(new LineAdsKeys(ACCOUNT, ACCESS_KEY, SECRET_KEY))
                .withBehaviour(UNHURRIED));
    secret("line-ads/main", secretOf(ACCOUNT, ACCESS_KEY, SECRET_KEY));
    connector(connector());
    people(0, 300);
  }

  /** The connector that every test starts from. */
  static ObjectNode connector() {
    return object(
        """
        {"template": "line-custom-audience/v1",
         "adsApi": {"secretId": "line-ads/main"},
         "audience": {"action": "ADD", "create": true, "name": "Gold 会員"},
         "identifier": {"type": "EMAIL"},
         "segment": {"prefix": "inbox/members/", "columns": {"userId": "user_id"}},
         "identity": {"prefix": "inbox/users/", "columns": {"userId": "user_id", "email": "mail"}}}
        """);
  }

  static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static JsonNode secretOf(String account, String accessKey, String secretKey) {
    return object("{\"name\": \"main\"}")
        .put("adAccountId", account)
        .put("accessKey", accessKey)
        .put("secretKey", secretKey);
  }

  void secret(String id, JsonNode secret) {
    secrets.put(id, secret);
    undeploy();
  }

  void connector(JsonNode connector) throws IOException {
    file("connectors/members.json", connector.toString());
  }

  void file(String key, String text) throws IOException {
    file(key, text.getBytes(StandardCharsets.UTF_8));
  }

  void file(String key, byte[] content) throws IOException {
    Path path = bucket.resolve(key);
    Files.createDirectories(path.getParent());
    Files.write(path, content);
  }

  /** Makes the people with these numbers the segment, each with one address. */
  void people(int from, int to) throws IOException {
    file(
        "inbox/members/all.csv",
        IntStream.range(from, to)
            .mapToObj(i -> "user-" + i + "\n")
            .collect(Collectors.joining("", "user_id\n", "")));
    file(
        "inbox/users/all.csv",
        IntStream.range(from, to)
            .mapToObj(i -> "user-" + i + "," + address(i) + "\n")
            .collect(Collectors.joining("", "user_id,mail\n", "")));
  }

  static String address(int person) {
    return "person" + person + "@example.com";
  }

  /** What LINE must hold of the people with these numbers. */
  static Set<String> hashes(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> sha256(address(i)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  ExecutionResult run() {
    return run("{\"connector\": \"members\"}");
  }

  ExecutionResult run(String input) {
    return run(input, ExecutionListener.NONE);
  }

  ExecutionResult run(String input, ExecutionListener listener) {
    if (deployment == null) {
      Site site = new Site(bucket, secrets, line.baseUrl());
      deployment = Deployment.of(site, handlers.get());
    }
    return run(deployment, input, listener);
  }

  /** With every handler as it is shipped. */
  ExecutionResult runAsShipped() {
    undeploy();
    try (Deployment shipped = Deployment.over(bucket, secrets, line.baseUrl())) {
      return run(shipped, "{\"connector\": \"members\"}", ExecutionListener.NONE);
    }
  }

  private ExecutionResult run(Deployment where, String input, ExecutionListener listener) {
    return where.run(
        object(input),
        ExecutionClock.virtual(Clock.systemUTC()),
        new Deployment.Audience(
            notification -> notices.add(notification.message()), recorder(listener)));
  }

  private void undeploy() {
    if (deployment != null) {
      deployment.close();
      deployment = null;
    }
  }

  /** Lets S3 tell of an upload; what that starts is not run. */
  Deployment.Started upload(JsonNode event) {
    try (Deployment deployment = Deployment.over(bucket, secrets, line.baseUrl())) {
      return deployment.upload(event, notification -> notices.add(notification.message()));
    }
  }

  private ExecutionListener recorder(ExecutionListener listener) {
    return new ExecutionListener() {
      @Override
      public void stateEntered(String state, JsonNode input) {
        listener.stateEntered(state, input);
      }

      @Override
      public void taskRetried(TaskRetry retry) {
        retries.add(retry);
      }
    };
  }

  /** The message of a failed run. */
  static String message(ExecutionResult failed) {
    return cause(failed).path("message").asText();
  }

  static JsonNode cause(ExecutionResult failed) {
    return object(failed.cause().orElseThrow());
  }

  /** The report that a result leads to. */
  JsonNode report(ExecutionResult result) throws IOException {
    String key =
        result.output().map(o -> o.path("report").asText()).orElseGet(() -> reportOf(result));
    return JSON.readTree(Files.readAllBytes(bucket.resolve(key)));
  }

  private static String reportOf(ExecutionResult failed) {
    return cause(failed).path("report").asText();
  }

  /** The ids of the audiences of the usual name. */
  List<String> audiences() {
    return line.audienceIds(ACCOUNT, AUDIENCE);
  }

  /** What the only audience of the usual name holds. */
  Set<String> members() {
    if (audiences().size() != 1) {
      throw new AssertionError("there are " + audiences().size() + " audiences");
    }
    return line.members(audiences().get(0));
  }

  /** How many files LINE was sent, whatever became of them. */
  long uploads() {
    return line.journal().stream().filter(entry -> entry.method().equals("POST")).count();
  }

  /** Every file under a folder of the bucket. */
  List<Path> files(String folder) throws IOException {
    Path root = bucket.resolve(folder);
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Override
  public void close() {
    undeploy();
    line.close();
  }
}

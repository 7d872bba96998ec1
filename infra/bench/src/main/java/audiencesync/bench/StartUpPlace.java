package audiencesync.bench;

import audiencesync.lineads.LineAdsKeys;
import audiencesync.local.cloud.ExecutionRecord;
import audiencesync.local.cloud.ExecutionRecords;
import audiencesync.local.cloud.LocalS3;
import audiencesync.local.cloud.LocalSecrets;
import audiencesync.local.cloud.LocalStepFunctions;
import audiencesync.local.line.Behaviour;
import audiencesync.local.line.LineSimulator;
import audiencesync.local.line.LineSimulatorConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What functions find around them: a bucket, a secret, executions and a LINE, on loopback. */
final class StartUpPlace implements AutoCloseable {
  static final String SECRET = "line-ads/main";
  static final String CONNECTOR_KEY = "connectors/members.json";

  private static final int PEOPLE = 300;
  private static final LineAdsKeys KEYS =
      new LineAdsKeys("A1000000001", "access-key-of-the-bench", "secret-key-of-the-bench");
  private static final String CONNECTOR =
      """
      {
        "template": "line-custom-audience/v1",
        "adsApi": { "secretId": "line-ads/main" },
        "audience": { "action": "ADD", "create": true, "name": "Measured" },
        "identifier": { "type": "EMAIL" },
        "segment": { "prefix": "inbox/members/", "columns": { "userId": "user_id" } },
        "identity": {
          "prefix": "inbox/users/", "columns": { "userId": "user_id", "email": "mail" }
        }
      }
      """;

  private final Path bucket;
  private final ExecutionRecords records;
  private final LocalS3 s3;
  private final LocalSecrets secrets;
  private final LocalStepFunctions stepFunctions;
  private final LineSimulator line;
  private int runs;

  StartUpPlace(Path folder) throws IOException {
    this.bucket = Files.createDirectories(folder.resolve("bucket"));
    clear();
    write(CONNECTOR_KEY, CONNECTOR);
    write("inbox/members/all.csv", rows("user_id", "user-%d"));
    write("inbox/users/all.csv", rows("user_id,mail", "user-%d,p%1$d@example.com"));
    this.records = new ExecutionRecords(bucket);
    this.s3 = LocalS3.serve(bucket);
    this.secrets = LocalSecrets.serve(Map.of(SECRET, secret()));
    this.stepFunctions = LocalStepFunctions.serve(records, Clock.systemUTC());
    this.line = LineSimulator.start(LineSimulatorConfig.of(KEYS));
    line.behave(Behaviour.DEFAULT.withTiming(new Behaviour.Timing(0, 0, 0)));
  }

  /** An execution that begins with an untouched bucket; its ARN. */
  String execution() throws IOException {
    clear();
    String name = "measured-" + ++runs;
    return records.start(name, "{}", Instant.now()).map(ExecutionRecord::arn).orElseThrow();
  }

  /** All that a function is told. */
  Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", "measured"),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "measured"),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "measured"),
        Map.entry("AWS_REGION", "ap-northeast-1"),
        Map.entry("AWS_ACCESS_KEY_ID", "local"),
        Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
        Map.entry("LANG", "en_US.UTF-8"),
        Map.entry("BUCKET_NAME", LocalS3.BUCKET),
        Map.entry("LINE_ADS_URL", line.baseUrl().toString()),
        Map.entry("AWS_ENDPOINT_URL_S3", s3.endpoint().toString()),
        Map.entry("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint().toString()),
        Map.entry("AWS_ENDPOINT_URL_SFN", stepFunctions.endpoint().toString()));
  }

  @Override
  public void close() {
    List.<Runnable>of(s3::close, secrets::close, stepFunctions::close, line::close)
        .forEach(Runnable::run);
  }

  private void clear() throws IOException {
    for (String folder : List.of("claims", "locks", "runs", "state", "work")) {
      Path made = bucket.resolve(folder);
      if (Files.exists(made)) {
        deleteAll(made);
      }
    }
  }

  /** Deletes a folder and all that is in it. */
  static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(StartUpPlace::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String rows(String header, String row) {
    return IntStream.range(0, PEOPLE)
        .mapToObj(i -> row.formatted(i) + "\n")
        .collect(Collectors.joining("", header + "\n", ""));
  }

  private void write(String key, String text) throws IOException {
    Path file = bucket.resolve(key);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static JsonNode secret() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", "main")
        .put("adAccountId", KEYS.adAccountId())
        .put("accessKey", KEYS.accessKey())
        .put("secretKey", KEYS.secretKey());
  }
}

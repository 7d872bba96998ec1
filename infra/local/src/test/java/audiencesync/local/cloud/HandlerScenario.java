package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.lineads.LineAdsKeys;
import audiencesync.local.engine.FunctionOutcome;
import audiencesync.local.engine.Functions;
import audiencesync.local.line.Behaviour;
import audiencesync.local.line.JournalEntry;
import audiencesync.local.line.LineSimulator;
import audiencesync.local.line.LineSimulatorConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A bucket, secrets, executions, a topic and a LINE in the state that the samples in {@code
 * events/} speak of. The samples are handed to the functions in their order: each step leaves what
 * the next one needs.
 */
final class HandlerScenario implements AutoCloseable {
  /** Sample to function: every handler has one of its own, some have more. */
  static final List<Sample> SAMPLES =
      List.of(
          new Sample("plan-sync", "PlanSync"),
          new Sample("prepare-audience", "PrepareAudience"),
          new Sample("check-guards", "CheckGuards"),
          new Sample("upload-chunk", "UploadChunk"),
          new Sample("check-upload-job", "CheckUploadJob"),
          new Sample("check-audience", "CheckAudience"),
          new Sample("finish-sync", "FinishSync"),
          new Sample("fail-sync", "FailSync"),
          new Sample("report-stopped-run", "ReportStoppedRun"),
          new Sample("execution-status-change", "ReportStoppedRun"),
          new Sample("start-sync", "StartSync"),
          new Sample("s3-notification", "StartSync"),
          new Sample("eventbridge-object-created", "StartSync"));

  private static final Path EVENTS = Path.of("../../events");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LineAdsKeys KEYS =
      new LineAdsKeys("A1000000001", "access-key-of-the-samples", "secret-key-of-the-samples");

  private static final SmallAudience MEMBERS = new SmallAudience("ゴールド会員", 300);

  private final List<String> notices = new ArrayList<>();
  private final Path bucket;
  private final LocalS3 s3;
  private final LocalSecrets secrets;
  private final LocalStepFunctions stepFunctions;
  private final LocalSns sns;
  private final LineSimulator line;

  HandlerScenario(Path folder) throws IOException {
    this.bucket = Files.createDirectory(folder.resolve("bucket"));
    writeBucket();
    this.s3 = LocalS3.serve(bucket);
    this.secrets = LocalSecrets.serve(Map.of("line-ads/main", secret()));
    this.stepFunctions = LocalStepFunctions.serve(executions(), Clock.systemUTC());
    this.sns = LocalSns.serve(notification -> notices.add(notification.subject().orElseThrow()));
    this.line = LineSimulator.start(LineSimulatorConfig.of(KEYS));
    line.behave(Behaviour.DEFAULT.withTiming(new Behaviour.Timing(0, 0, 0)));
  }

  /** One file of {@code events/} and the function that it is for. */
  record Sample(String name, String function) {}

  /** What a template's variables are here. */
  Map<String, String> variables() {
    return Map.of(
        "BUCKET_NAME",
        LocalS3.BUCKET,
        "LINE_ADS_URL",
        line.baseUrl().toString(),
        "STATE_MACHINE_ARN",
        LocalStepFunctions.STATE_MACHINE_ARN,
        "NOTIFICATION_TOPIC_ARN",
        LocalSns.TOPIC_ARN,
        "METRICS_STACK",
        "line-audience-sync",
        "PREPARE_MEMORY",
        "3008");
  }

  /** Where AWS's services are: by the names of the variables that AWS's clients read. */
  Map<String, String> endpoints() {
    return Map.of(
        "AWS_ENDPOINT_URL_S3", s3.endpoint().toString(),
        "AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint().toString(),
        "AWS_ENDPOINT_URL_SFN", stepFunctions.endpoint().toString(),
        "AWS_ENDPOINT_URL_SNS", sns.endpoint().toString());
  }

  /** Every call to LINE so far. */
  List<JournalEntry> lineCalls() {
    return line.journal();
  }

  /** Hands every sample to its function and compares the whole answer with the file beside it. */
  void play(Functions functions) {
    Map<String, JsonNode> expected = new HashMap<>();
    Map<String, Object> answered = new HashMap<>();
    for (Sample sample : SAMPLES) {
      expected.put(sample.name(), event(sample.name() + ".expected"));
      FunctionOutcome outcome = functions.invoke(sample.function(), event(sample.name()));
      answered.put(
          sample.name(),
          outcome instanceof FunctionOutcome.Returned returned ? returned.payload() : outcome);
    }
    assertThat(answered).isEqualTo(expected);
    assertThat(line.members(line.audienceIds(KEYS.adAccountId(), MEMBERS.name()).get(0)))
        .isEqualTo(MEMBERS.hashes());
    assertThat(stepFunctions.takeStarted())
        .extracting(started -> started.input().orElseThrow())
        .containsExactly(
            "{\"connector\":\"members\",\"trigger\":{\"kind\":\"UPLOAD\",\"id\":"
                + "\"inbox/members/_SUCCESS L4kqtJlcpXroDTDmpUMLUo3sR0P1bZ5V\"}}",
            "{\"connector\":\"reservations\",\"trigger\":{\"kind\":\"UPLOAD\",\"id\":"
                + "\"inbox/会員 一覧/完了+1.csv 3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY\"}}");
    assertThat(notices)
        .containsExactly(
            "Line Audience Sync: members - Failed: Aborted",
            "Line Audience Sync: members - Failed: Timeout",
            "Line Audience Sync: broken - not started: its document is invalid");
  }

  private static JsonNode event(String name) {
    try {
      return JSON.readTree(Files.readAllBytes(EVENTS.resolve(name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeBucket() throws IOException {
    connector("members", "\"trigger\": {\"key\": \"inbox/members/_SUCCESS\"}", MEMBERS);
    connector(
        "reservations",
        "\"trigger\": {\"key\": \"inbox/会員 一覧/完了+1.csv\"}",
        new SmallAudience("予約者", 0));
    connector(
        "drafted",
        "\"status\": \"DRAFT\", \"trigger\": {\"key\": \"inbox/members/_SUCCESS\"}",
        new SmallAudience("下書き", 0));
    write("connectors/broken.json", "{\"template\": ");
    write("inbox/members/all.csv", MEMBERS.segment());
    write("inbox/users/all.csv", MEMBERS.identity());
  }

  private void connector(String name, String more, SmallAudience audience) throws IOException {
    write("connectors/" + name + ".json", audience.connector("line-ads/main", more + ", "));
  }

  private void write(String key, String text) throws IOException {
    Path file = bucket.resolve(key);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static JsonNode secret() {
    return JSON.createObjectNode()
        .put("name", "main")
        .put("adAccountId", KEYS.adAccountId())
        .put("accessKey", KEYS.accessKey())
        .put("secretKey", KEYS.secretKey());
  }

  /** The executions that the samples name: one runs, one was stopped, one took too long. */
  private ExecutionRecords executions() {
    ExecutionRecords records = new ExecutionRecords(bucket);
    String input = "{\"connector\":\"members\"}";
    records.start("members-2026-11-24", input, Instant.parse("2026-11-24T01:00:00.123Z"));
    records.start("members-2026-11-26", input, Instant.parse("2026-11-26T01:00:00.123Z"));
    records.ended("members-2026-11-26", "ABORTED", Instant.parse("2026-11-26T04:00:00.456Z"));
    records.start("members-2026-11-27", input, Instant.parse("2026-11-27T01:00:00.123Z"));
    records.ended("members-2026-11-27", "TIMED_OUT", Instant.parse("2026-11-30T01:00:00.456Z"));
    return records;
  }

  @Override
  public void close() {
    Arrays.<Runnable>asList(
            s3::close, secrets::close, stepFunctions::close, sns::close, line::close)
        .forEach(Runnable::run);
  }
}

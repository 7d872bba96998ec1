package audiencesync.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import audiencesync.local.cloud.Deployment;
import audiencesync.local.docs.Written;
import audiencesync.local.engine.ExecutionListener;
import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import audiencesync.local.engine.FunctionOutcome;
import audiencesync.local.line.Fault;
import audiencesync.local.line.Match;
import audiencesync.local.template.Mutation;
import audiencesync.local.template.Shipped;
import audiencesync.local.template.Template;
import audiencesync.sync.document.Sha256;
import audiencesync.sync.state.LockSubject;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The policy of each function against the calls it makes, both ways: it may do all that it does,
 * and does all that it may. The calls are those of the real handlers with AWS's own clients, in
 * runs of every kind.
 */
class PoliciesTest {
  private static final Template TEMPLATE = Shipped.read().template();
  private static final String MEMBERS = "{\"connector\": \"members\"}";
  private static final String SCHEDULED =
      "{\"connector\": \"members\", \"trigger\": {\"kind\": \"SCHEDULE\", \"id\": \"1\"}}";

  /** What a function may do and its own calls do not show; to each, why it may. */
  private static final Map<String, Set<Permission>> BESIDE_CALLS =
      Map.of(
          "the runtime writes logs and traces",
          Set.of(
              new Permission("logs:CreateLogStream", "FunctionLogGroup"),
              new Permission("logs:PutLogEvents", "FunctionLogGroup"),
              new Permission("xray:PutTelemetryRecords", "*"),
              new Permission("xray:PutTraceSegments", "*")),
          "further secrets are read by the same calls; parameters name them",
          Set.of(new Permission("secretsmanager:GetSecretValue", "FurtherSettingArns")),
          "Lambda puts an event that failed into the queue, in the function's name",
          Set.of(
              new Permission("sqs:SendMessage", "DeadLetterQueue"),
              new Permission("kms:Decrypt", "sqs"),
              new Permission("kms:GenerateDataKey", "sqs")),
          "lists nothing, but S3 tells a missing object from a forbidden one only to who may list",
          Set.of(new Permission("s3:ListBucket", "work/*")));

  private static Map<String, Set<Permission>> needed = Map.of();

  @BeforeAll
  static void runInEveryWay(@TempDir Path folder) throws IOException {
    NeededPermissions noted = new NeededPermissions();
    SdkCalls.tell(noted::note);
    try (Sandbox sandbox = new Sandbox(folder)) {
      createsAndSkips(sandbox, noted);
      fails(sandbox, noted);
      takesLocksOfTheDead(sandbox, noted);
      isStopped(sandbox, noted);
      isStartedByUploads(sandbox, noted);
    } finally {
      SdkCalls.stop();
    }
    needed = noted.byFunction();
  }

  @Test
  void everyFunctionRan() {
    assertThat(needed.keySet().stream().map(name -> name + "Function"))
        .containsExactlyInAnyOrderElementsOf(TEMPLATE.functions().keySet());
  }

  @Test
  void everyFunctionMayDoWhatItDoesAndDoesWhatItMay() {
    assertThat(differences(TEMPLATE)).isEmpty();
  }

  @Test
  void noExceptionIsForNothing() {
    Set<Permission> used = new TreeSet<>();
    needed.forEach(
        (name, permissions) -> {
          Set<Permission> needless = new TreeSet<>(granted(name));
          needless.removeAll(permissions);
          used.addAll(needless);
        });

    assertThat(used)
        .containsExactlyInAnyOrderElementsOf(
            BESIDE_CALLS.values().stream().flatMap(Set::stream).toList());
  }

  static Stream<Mutation> faults() {
    return Mutation.all().stream().filter(m -> m.expected().equals(Mutation.POLICIES));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void noticesA(Mutation fault) {
    Template planted = fault.plantedIn(Shipped.read()).template();

    assertThat(differences(planted)).isNotEmpty();
  }

  /** Permissions that one side has and the other has not, exceptions aside. */
  private static Set<String> differences(Template template) {
    Set<String> differences = new TreeSet<>();
    needed.forEach(
        (name, permissions) -> {
          Set<Permission> granted = GrantedPermissions.of(template, name + "Function");
          permissions.stream()
              .filter(permission -> !granted.contains(permission))
              .forEach(permission -> differences.add(name + " may not " + permission));
          granted.stream()
              .filter(permission -> !permissions.contains(permission) && !isBesideCalls(permission))
              .forEach(permission -> differences.add(name + " need not " + permission));
        });
    return differences;
  }

  private static boolean isBesideCalls(Permission permission) {
    return BESIDE_CALLS.values().stream().anyMatch(set -> set.contains(permission));
  }

  @Test
  void theRunbookSaysWhoMayDoWhat() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| function | reads | writes | deletes | besides |\n|---|---|---|---|---|\n");
    TEMPLATE
        .functions()
        .keySet()
        .forEach(
            function -> {
              String name = function.replaceAll("Function$", "");
              table.append(row(name, granted(name)));
            });
    Written.hold("operations.md", "permissions", table.toString());
  }

  private static String row(String name, Set<Permission> granted) {
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            name,
            folders(granted, "s3:GetObject"),
            folders(granted, "s3:PutObject"),
            folders(granted, "s3:DeleteObject"),
            granted.stream()
                .filter(p -> !p.action().matches("(s3|kms|logs|xray):.*"))
                .map(Permission::action)
                .distinct()
                .map(action -> "`" + action + "`")
                .collect(Collectors.joining(", ")));
  }

  private static String folders(Set<Permission> granted, String action) {
    return granted.stream()
        .filter(permission -> permission.action().equals(action))
        .map(permission -> "`" + permission.what().replace("*", "") + "`")
        .collect(Collectors.joining(" "));
  }

  private static Set<Permission> granted(String name) {
    return GrantedPermissions.of(TEMPLATE, name + "Function");
  }

  // ---- Runs of every kind -----------------------------------------------------------------------

  private static void createsAndSkips(Sandbox sandbox, NeededPermissions noted) throws IOException {
    // A lock on the audience to come, left by a run that is no more: its id is LINE's first.
    String dead = "arn:aws:states:ap-northeast-1:000000000000:execution:line-audience-sync:dead";
    LockSubject subject = LockSubject.audienceId(Sandbox.ACCOUNT, "20000001");
    sandbox.file(
        "locks/" + Sha256.hex(subject.text(), 32) + "/000000000001.json",
        Sandbox.object("{\"version\": 1, \"runId\": \"20261124T010203Z-00000000\"}")
            .put("executionId", dead)
            .put("acquiredAt", "2026-11-24T01:02:03Z")
            .putNull("releasedAt")
            .set("subject", Sandbox.JSON.valueToTree(subject))
            .toString());
    ended(sandbox.run(SCHEDULED, noted), ExecutionStatus.SUCCEEDED);
    ended(sandbox.run(SCHEDULED, noted), ExecutionStatus.SUCCEEDED);
    ended(
        sandbox.run("{\"connector\": \"members\", \"dryRun\": true}", noted),
        ExecutionStatus.SUCCEEDED);
  }

  private static void fails(Sandbox sandbox, NeededPermissions noted) throws IOException {
    ended(sandbox.run("{\"connector\": \"nobody\"}", noted), ExecutionStatus.FAILED);
    ObjectNode replace = Sandbox.connector();
    ((ObjectNode) replace.path("audience")).put("action", "REPLACE");
    sandbox.connector(replace);
    sandbox.line.faults().next(Match.UPLOAD, Fault.dropAfterAccepting());
    ended(sandbox.run(MEMBERS, noted), ExecutionStatus.SUCCEEDED);
    sandbox.line.faults().next(Match.UPLOAD, Fault.failedJob("INVALID_FILE_CONTENT"));
    ended(sandbox.run(MEMBERS, noted), ExecutionStatus.FAILED);
    sandbox.people(0, 120);
    ended(sandbox.run(MEMBERS, noted), ExecutionStatus.FAILED);
    sandbox.people(0, 320);
    ((ObjectNode) replace.path("segment")).remove("prefix");
    ((ObjectNode) replace.path("segment")).putArray("keys").add("inbox/members/all.csv");
    sandbox.connector(replace);
    ended(sandbox.run(MEMBERS, noted), ExecutionStatus.SUCCEEDED);
  }

  /** The locks are those of a run that ended without giving them back. */
  private static void takesLocksOfTheDead(Sandbox sandbox, NeededPermissions noted)
      throws IOException {
    for (Path file : sandbox.files("locks")) {
      ObjectNode lock = (ObjectNode) Sandbox.JSON.readTree(file.toFile());
      lock.remove("digest");
      Files.writeString(file, lock.putNull("releasedAt").toString());
    }
    ended(sandbox.run(MEMBERS, noted), ExecutionStatus.SUCCEEDED);
  }

  private static void isStopped(Sandbox sandbox, NeededPermissions noted) {
    ExecutionListener stops =
        new ExecutionListener() {
          @Override
          public void stateEntered(String state, JsonNode input) {
            noted.stateEntered(state, input);
            if (state.equals("WaitForUploadJob")) {
              noted.calledBy("ReportStoppedRun");
              throw new IllegalStateException("somebody stops the run");
            }
          }
        };
    assertThat(catchThrowable(() -> sandbox.run(MEMBERS, stops)))
        .hasMessage("somebody stops the run");
    assertThat(sandbox.notices).last().asString().contains("members");
  }

  private static void isStartedByUploads(Sandbox sandbox, NeededPermissions noted)
      throws IOException {
    noted.calledBy("StartSync");
    ObjectNode triggered = Sandbox.connector();
    triggered.putObject("trigger").put("key", "inbox/members/_SUCCESS");
    sandbox.connector(triggered);
    sandbox.file("connectors/broken.json", "{\"template\": 1}");
    JsonNode event =
        Sandbox.JSON.readTree(Shipped.file("events/eventbridge-object-created.json").toFile());
    ((ObjectNode) event.at("/detail/object")).put("key", "inbox/members/_SUCCESS");
    Deployment.Started started = sandbox.upload(event);
    assertThat(started.answer()).isInstanceOf(FunctionOutcome.Returned.class);
    assertThat(started.executions()).hasSize(1);
  }

  private static void ended(ExecutionResult result, ExecutionStatus status) {
    assertThat(result.status()).as(result.error() + " " + result.cause()).isEqualTo(status);
  }
}

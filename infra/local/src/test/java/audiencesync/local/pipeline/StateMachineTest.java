package audiencesync.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.Execution;
import audiencesync.local.engine.ExecutionClock;
import audiencesync.local.engine.ExecutionEnvironment;
import audiencesync.local.engine.ExecutionListener;
import audiencesync.local.engine.ExecutionRequest;
import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import audiencesync.local.engine.FunctionOutcome;
import audiencesync.local.engine.Functions;
import audiencesync.local.engine.Notification;
import audiencesync.local.engine.StateMachine;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The shipped state machine by itself: its names, its expressions, its ways. */
class StateMachineTest {
  /** Of AWS: "Error names" and "Handling transient Lambda service exceptions" in its guide. */
  private static final Set<String> AWS_ERRORS =
      Set.of(
          "States.ALL",
          "States.Timeout",
          "Sandbox.Timedout",
          "Lambda.Unknown",
          "Lambda.ServiceException",
          "Lambda.AWSLambdaException",
          "Lambda.SdkClientException",
          "Lambda.TooManyRequestsException",
          "Lambda.SnapStartNotReadyException");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

  private final JsonNode definition = definition();
  private final Map<String, List<String>> script = new HashMap<>();
  private final List<String> visited = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();

  StateMachineTest() {
    answers("PlanSync", "{\"run\": {\"runId\": \"r\"}, \"outcome\": \"RUN\", \"dryRun\": false}");
    answers("PrepareAudience", "{}");
    answers("CheckGuards", "{\"files\": 2}");
    answers("UploadChunk", "{}");
    answers("CheckUploadJob", "{\"jobStatus\": \"WORKING\"}", "{\"jobStatus\": \"FINISHED\"}");
    answers("CheckAudience", "{\"audienceStatus\": \"READY\"}");
    answers("FinishSync", "{\"output\": {\"runId\": \"r\"}, \"notice\": " + notice("well") + "}");
    answers(
        "FailSync",
        "{\"error\": \"x.Y\", \"cause\": \"{}\"," + " \"notice\": " + notice("badly") + "}");
  }

  @Test
  void everyErrorNameIsAClassOrAwss() {
    List<String> unknown = new ArrayList<>();
    for (JsonNode names : definition.findValues("ErrorEquals")) {
      names.forEach(name -> unknown.add(name.asText()));
    }
    unknown.removeAll(AWS_ERRORS);
    unknown.removeIf(StateMachineTest::isFailureOfOurs);
    assertThat(unknown).isEmpty();
  }

  private static boolean isFailureOfOurs(String name) {
    try {
      return RuntimeException.class.isAssignableFrom(Class.forName(name));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Test
  void everyFunctionIsAHandler() throws Exception {
    Set<String> functions = placeholders();
    functions.remove("NotificationTopic");
    assertThat(functions).hasSize(8);
    for (String function : functions) {
      String step = function.substring(0, function.length() - "Function".length());
      Class<?> handler = Class.forName("audiencesync.handler." + step + "Handler");
      assertThat(handler).isAssignableTo(RequestStreamHandler.class);
      assertThat(handler.getConstructor()).isNotNull();
    }
  }

  private void publish(Notification notification) {
    assertThat(notification.attributes()).isEqualTo(Map.of("status", "DONE"));
    notices.add(notification.message());
  }

  private static String notice(String text) {
    return "{\"subject\": \"s\", \"text\": \""
        + text
        + "\", \"attributes\": {\"status\": {\"DataType\": \"String\", \"StringValue\": \"DONE\"}}}";
  }

  @Test
  void sendsOneFileAfterAnother() {
    ExecutionResult result = run();
    assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(result.output().orElseThrow()).isEqualTo(tree("{\"runId\": \"r\"}"));
    assertThat(String.join(" ", visited))
        .isEqualTo(
            "PlanSync HasTriggerBeenActedOn PrepareAudience CheckGuards IsDryRun"
                + " UploadChunk WaitForUploadJob CheckUploadJob IsUploadJobFinished"
                + " WaitForUploadJob CheckUploadJob IsUploadJobFinished NextChunk"
                + " UploadChunk WaitForUploadJob CheckUploadJob IsUploadJobFinished"
                + " AllChunksFinished WaitForAudience CheckAudience IsAudienceReady"
                + " FinishSync NotifySuccess Succeeded");
    assertThat(notices).containsExactly("well");
    assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofSeconds(15)) >= 0);
  }

  @Test
  void sendsNothingInADryRun() {
    answers("PlanSync", "{\"run\": {}, \"outcome\": \"RUN\", \"dryRun\": true}");
    answers("CheckGuards", "{\"files\": 0}");
    run();
    assertThat(visited).contains("FinishSync").doesNotContain("UploadChunk", "CheckAudience");
  }

  @Test
  void doesNothingForATriggerThatHasBeenActedOn() {
    answers("PlanSync", "{\"run\": {}, \"outcome\": \"SKIPPED\", \"dryRun\": false}");
    answers(
        "FinishSync",
        "{\"output\": {\"status\": \"SKIPPED\"}, \"notice\": " + notice("skipped") + "}");
    run();
    assertThat(String.join(" ", visited))
        .isEqualTo("PlanSync HasTriggerBeenActedOn FinishSync NotifySuccess Succeeded");
    assertThat(notices).containsExactly("skipped");
  }

  @Test
  void asksLessAndLessOftenAndThenForTheLastTime() {
    List<String> working = new ArrayList<>();
    for (int i = 0; i < 99; i++) {
      working.add("{\"jobStatus\": \"QUEUED\"}");
    }
    working.add("!audiencesync.sync.UploadJobStalledException");
    script.put("CheckUploadJob", working);
    ExecutionResult result = run();
    assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(waits).hasSize(100);
    assertThat(waits.get(0)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(18));
    assertThat(waits.get(99)).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
  }

  @Test
  void everyStepsFailurePassesTheOneWayOut() {
    for (String step :
        List.of(
            "PlanSync",
            "PrepareAudience",
            "CheckGuards",
            "UploadChunk",
            "CheckUploadJob",
            "CheckAudience",
            "FinishSync")) {
      StateMachineTest fresh = new StateMachineTest();
      fresh.answers(step, "!audiencesync.sync.guard.GuardException");
      ExecutionResult result = fresh.run();
      assertThat(result.status()).as(step).isEqualTo(ExecutionStatus.FAILED);
      assertThat(result.error()).as(step).hasValue("x.Y");
      assertThat(fresh.visited).as(step).endsWith("FailSync", "NotifyFailure", "Failed");
      assertThat(fresh.notices).as(step).containsExactly("badly");
    }
  }

  @Test
  void keepsTheFirstFailureWhenReportingItFails() {
    answers("PrepareAudience", "!audiencesync.export.ExportException");
    answers("FailSync", "!audiencesync.handler.UnexpectedFailureException");
    ExecutionResult result = run();
    assertThat(result.error()).hasValue("audiencesync.export.ExportException");
    assertThat(visited).endsWith("FailSync", "Failed");
  }

  @Test
  void triesWhatMayPassEightTimesAtLeastAndLongerEachTime() {
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      failures.add("!audiencesync.lineads.RetryableLineAdsException");
    }
    failures.add("{}");
    script.put("UploadChunk", failures);
    assertThat(run().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void noStateIsLeftOut() {
    Set<String> all = new TreeSet<>();
    definition.path("States").fieldNames().forEachRemaining(all::add);
    Set<String> seen = new HashSet<>();
    StateMachineTest well = new StateMachineTest();
    well.run();
    seen.addAll(well.visited);
    answers("CheckGuards", "!audiencesync.sync.guard.GuardException");
    run();
    seen.addAll(visited);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
  }

  /** The last answer is given again and again; one that begins with ! is a failure's name. */
  private void answers(String function, String... payloads) {
    script.put(function, new ArrayList<>(List.of(payloads)));
  }

  private ExecutionResult run() {
    ExecutionRequest request =
        new ExecutionRequest(
            "arn:aws:states:x:1:execution:m:e",
            "e",
            "arn:aws:states:x:1:stateMachine:m",
            "arn:aws:iam::1:role/r",
            Instant.now(),
            tree("{\"connector\": \"members\"}"));
    ExecutionEnvironment environment =
        new ExecutionEnvironment(
            functions(),
            this::publish,
            ExecutionClock.virtual(Clock.systemUTC()),
            new Random(7),
            new Recorder());
    return new Execution(StateMachine.load(definition, substitutions()), request, environment)
        .run();
  }

  private Functions functions() {
    return (function, payload) -> {
      List<String> answers = script.get(function);
      String answer = answers.size() > 1 ? answers.remove(0) : answers.get(0);
      return answer.startsWith("!")
          ? new FunctionOutcome.Failed(answer.substring(1), "{\"errorMessage\": \"m\"}")
          : new FunctionOutcome.Returned(tree(answer));
    };
  }

  private Map<String, String> substitutions() {
    Map<String, String> substitutions = new HashMap<>();
    for (String placeholder : placeholders()) {
      substitutions.put(placeholder, placeholder.replaceAll("Function$", ""));
    }
    substitutions.put("NotificationTopic", "arn:aws:sns:ap-northeast-1:1:topic");
    return substitutions;
  }

  private Set<String> placeholders() {
    Set<String> names = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(definition.toString());
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static JsonNode definition() {
    try (InputStream in = StateMachineTest.class.getResourceAsStream("/statemachine.json")) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Notes the way an execution takes. */
  private final class Recorder implements ExecutionListener {
    @Override
    public void stateEntered(String state, JsonNode input) {
      visited.add(state);
    }

    @Override
    public void waiting(String state, Duration duration) {
      waits.add(duration);
    }
  }
}

package audiencesync.local.template;

import audiencesync.local.engine.Execution;
import audiencesync.local.engine.ExecutionClock;
import audiencesync.local.engine.ExecutionEnvironment;
import audiencesync.local.engine.ExecutionListener;
import audiencesync.local.engine.ExecutionRequest;
import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.FunctionOutcome;
import audiencesync.local.engine.StateMachine;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Ways through the state machine, from each way of starting it to each way of ending. */
final class Walks {
  private static final List<String> EVENTS =
      List.of("schedule", "upload", "manual", "dry-run", "override");

  private final Shipped shipped;
  private final Set<String> visited = new HashSet<>();
  private final Findings findings = new Findings();

  Walks(Shipped shipped) {
    this.shipped = shipped;
  }

  List<String> findings() {
    for (String event : EVENTS) {
      JsonNode input = Shipped.json("events/" + event + ".json");
      boolean dryRun = input.path("dryRun").asBoolean();
      walk(event, input, answers(dryRun));
    }
    JsonNode schedule = Shipped.json("events/schedule.json");
    walk(
        "skipped",
        schedule,
        changed("PlanSync", "{\"run\":{},\"outcome\":\"SKIPPED\",\"dryRun\":false}"));
    for (String step : answers(false).keySet()) {
      if (!step.equals("FailSync")) {
        walk(
            "failure of " + step,
            schedule,
            changed(step, "!audiencesync.sync.guard.GuardException"));
      }
    }
    shipped
        .stateMachine()
        .path("States")
        .fieldNames()
        .forEachRemaining(
            state -> findings.require(visited.contains(state), state + " is on no way through"));
    return findings.all();
  }

  private void walk(String what, JsonNode input, Map<String, List<String>> answers) {
    ExecutionResult result = run(input, answers);
    String error = result.error().orElse("");
    findings.require(
        error.isEmpty() || error.startsWith("audiencesync."),
        what + " ends with " + error + " " + result.cause().orElse(""));
  }

  private ExecutionResult run(JsonNode input, Map<String, List<String>> answers) {
    ExecutionRequest request =
        new ExecutionRequest(
            "arn:aws:states:ap-northeast-1:123456789012:execution:m:e",
            "e",
            "arn:aws:states:ap-northeast-1:123456789012:stateMachine:m",
            "arn:aws:iam::123456789012:role/r",
            Instant.EPOCH,
            input);
    ExecutionEnvironment environment =
        new ExecutionEnvironment(
            (function, payload) -> outcome(answers.get(function)),
            notification -> {},
            ExecutionClock.virtual(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
            new Random(7),
            new ExecutionListener() {
              @Override
              public void stateEntered(String state, JsonNode stateInput) {
                visited.add(state);
              }
            });
    StateMachine machine =
        StateMachine.load(shipped.stateMachine(), StateMachineChecks.substitutions(shipped));
    return new Execution(machine, request, environment).run();
  }

  private static FunctionOutcome outcome(List<String> answers) {
    String answer = answers.size() > 1 ? answers.remove(0) : answers.get(0);
    return answer.startsWith("!")
        ? new FunctionOutcome.Failed(answer.substring(1), "{\"errorMessage\":\"m\"}")
        : new FunctionOutcome.Returned(Shipped.parse(answer));
  }

  private static Map<String, List<String>> changed(String step, String answer) {
    Map<String, List<String>> answers = answers(false);
    answers.put(step, new ArrayList<>(List.of(answer)));
    return answers;
  }

  /** Two files; the first is still worked on when it is asked for first, and so is the audience. */
  private static Map<String, List<String>> answers(boolean dryRun) {
    Map<String, List<String>> answers = new HashMap<>();
    answers.put(
        "PlanSync",
        list("{\"run\":{\"runId\":\"r\"},\"outcome\":\"RUN\",\"dryRun\":" + dryRun + "}"));
    answers.put("PrepareAudience", list("{\"rows\":3,\"identifiers\":2,\"files\":2}"));
    answers.put("CheckGuards", list("{\"files\":" + (dryRun ? 0 : 2) + "}"));
    answers.put("UploadChunk", list("{\"number\":1,\"audienceId\":\"7\"}"));
    answers.put(
        "CheckUploadJob", list("{\"jobStatus\":\"QUEUED\"}", "{\"jobStatus\":\"FINISHED\"}"));
    answers.put(
        "CheckAudience",
        list("{\"audienceStatus\":\"IN_PROGRESS\"}", "{\"audienceStatus\":\"READY\"}"));
    String notice =
        "\"notice\":{\"subject\":\"s\",\"text\":\"t\",\"attributes\":{\"a\":{\"DataType\":\"String\",\"StringValue\":\"v\"}}}";
    answers.put("FinishSync", list("{\"output\":{\"runId\":\"r\"}," + notice + "}"));
    answers.put("FailSync", list("{\"error\":\"audiencesync.X\",\"cause\":\"{}\"," + notice + "}"));
    return answers;
  }

  private static List<String> list(String... answers) {
    return new ArrayList<>(List.of(answers));
  }
}

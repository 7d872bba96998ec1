package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What one execution carries from state to state. */
final class Run {
  private final ExecutionRequest request;
  private final ExecutionEnvironment environment;
  private final Journal journal;
  private final CountDownLatch aborted;
  private final Instant startTime;
  private final Optional<Instant> deadline;
  private final AwsFunctions functions;
  private final Map<String, JsonNode> variables = new LinkedHashMap<>();

  Run(ExecutionRequest request, ExecutionEnvironment environment, Limits limits) {
    this.request = request;
    this.environment = environment;
    this.journal = new Journal(environment.clock());
    this.aborted = limits.aborted();
    this.startTime = request.startTime();
    this.deadline = limits.timeout().map(startTime::plus);
    this.functions = new AwsFunctions(environment.clock(), environment.random());
  }

  /** What can stop an execution from outside its states. */
  record Limits(Optional<Duration> timeout, CountDownLatch aborted) {}

  ExecutionEnvironment environment() {
    return environment;
  }

  Journal journal() {
    return journal;
  }

  /** Stops the execution here when it was aborted or its time is over. */
  void checkpoint() throws ExecutionStopped {
    if (aborted.getCount() == 0) {
      throw new ExecutionStopped(ExecutionStatus.ABORTED);
    }
    if (deadline.isPresent() && !environment.clock().now().isBefore(deadline.get())) {
      throw new ExecutionStopped(ExecutionStatus.TIMED_OUT);
    }
  }

  /** Lets a duration pass, or what the execution's deadline leaves of it. */
  void pause(Duration duration) throws ExecutionStopped {
    Duration left = timeLeft().orElse(duration);
    boolean cut = left.compareTo(duration) < 0;
    if (!environment.clock().pause(cut ? left : duration, aborted)) {
      throw new ExecutionStopped(ExecutionStatus.ABORTED);
    }
    checkpoint();
  }

  /** The time to the execution's deadline, when it has one. */
  Optional<Duration> timeLeft() {
    return deadline.map(end -> Duration.between(environment.clock().now(), end));
  }

  /** What an expression of this visit sees: {@code $states.input}, {@code .context}, variables. */
  Scope scope(Visit visit, int retryCount) {
    return Scope.of(variables, functions)
        .with("input", visit.input())
        .with("context", context(visit, retryCount));
  }

  void assign(JsonNode values) throws StateFailure {
    PayloadLimit.check(values, "What the state assigns");
    values.properties().forEach(value -> variables.put(value.getKey(), value.getValue()));
  }

  /** AWS Step Functions developer guide, "Accessing execution data from the Context object". */
  private ObjectNode context(Visit visit, int retryCount) {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context
        .putObject("Execution")
        .put("Id", request.arn())
        .put("Name", request.name())
        .put("RoleArn", request.roleArn())
        .put("StartTime", text(startTime))
        .set("Input", request.input());
    context
        .putObject("State")
        .put("Name", visit.state())
        .put("EnteredTime", text(visit.enteredTime()))
        .put("RetryCount", retryCount);
    context
        .putObject("StateMachine")
        .put("Id", request.stateMachineArn())
        .put("Name", request.stateMachineName());
    return context;
  }

  private static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}

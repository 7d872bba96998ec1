package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs a Task state: its attempts, the pauses between them, and who catches its last failure. */
final class TaskRunner {
  private final Run run;
  private final TaskCall call;

  TaskRunner(Run run) {
    this.run = run;
    this.call = new TaskCall(run);
  }

  Departure run(State.Task task, Visit visit) throws StateFailure, ExecutionStopped {
    int[] used = new int[task.retriers().size()];
    Duration delay = Duration.ZERO;
    for (int retries = 0; ; retries++) {
      try {
        return attempt(task, visit, new Attempt(retries, delay));
      } catch (StateFailure failure) {
        Optional<Duration> pause = pauseBeforeRetry(task.retriers(), used, failure);
        if (pause.isEmpty()) {
          return caught(task, visit, failure);
        }
        delay = pause.get();
        retry(new TaskRetry(task.name(), failure.error(), retries + 1, delay));
      }
    }
  }

  /** One try: how many retries came before it, and the pause it followed. */
  private record Attempt(int retries, Duration delay) {}

  private Departure attempt(State.Task task, Visit visit, Attempt attempt)
      throws StateFailure, ExecutionStopped {
    Scope scope = run.scope(visit, attempt.retries());
    JsonNode arguments = evaluated(() -> arguments(task, scope), visit);
    Duration limit = evaluated(() -> limit(task, scope), visit);
    JsonNode result = call.call(task, arguments, new TaskCall.Timing(limit, attempt.delay()));
    Scope after = scope.with("result", result);
    return evaluated(() -> Departure.by(task.effect(), after, result, run), visit);
  }

  private static JsonNode arguments(State.Task task, Scope scope) throws StateFailure {
    return PayloadLimit.check(task.arguments().evaluate(scope), "What the task is called with");
  }

  private static Duration limit(State.Task task, Scope scope) throws StateFailure {
    return task.timeoutSeconds().isPresent()
        ? Values.seconds(task.timeoutSeconds().get(), scope, TaskCall.NO_LIMIT.toSeconds())
        : TaskCall.NO_LIMIT;
  }

  /** Something that can fail before or after the call itself. */
  private interface Step<T> {
    T get() throws StateFailure;
  }

  private static <T> T evaluated(Step<T> step, Visit visit) throws StateFailure {
    try {
      return step.get();
    } catch (StateFailure failure) {
      throw visit.describe(failure);
    }
  }

  /** The first entry that matches decides, and counts its own retries. */
  private Optional<Duration> pauseBeforeRetry(
      List<Retrier> retriers, int[] used, StateFailure failure) {
    for (int i = 0; i < used.length; i++) {
      Retrier retrier = retriers.get(i);
      if (retrier.errors().matches(failure.error())) {
        boolean again = used[i]++ < retrier.maxAttempts();
        return again
            ? Optional.of(retrier.delay(used[i], run.environment().random()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void retry(TaskRetry retry) throws ExecutionStopped {
    run.environment().listener().taskRetried(retry);
    run.pause(retry.delay());
  }

  private Departure caught(State.Task task, Visit visit, StateFailure failure) throws StateFailure {
    for (Catcher catcher : task.catchers()) {
      if (catcher.errors().matches(failure.error())) {
        JsonNode error = errorOutput(failure);
        Scope scope = run.scope(visit, 0).with("errorOutput", error);
        return evaluated(() -> Departure.by(catcher.effect(), scope, error, run), visit);
      }
    }
    throw failure;
  }

  private static JsonNode errorOutput(StateFailure failure) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Error", failure.error())
        .put("Cause", failure.explanation());
  }
}

package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls an integration on a thread of its own, so that a time-out can end the state. What was
 * called is not stopped then: nor is it on AWS.
 */
final class TaskCall {
  /** AWS's default of {@code TimeoutSeconds}. */
  static final Duration NO_LIMIT = Duration.ofSeconds(99_999_999);

  private final Run run;

  TaskCall(Run run) {
    this.run = run;
  }

  /**
   * When a call is made and how long it may take.
   *
   * @param limit the state's {@code TimeoutSeconds}
   * @param delay the back-off before the call
   */
  record Timing(Duration limit, Duration delay) {}

  JsonNode call(State.Task task, JsonNode arguments, Timing timing)
      throws StateFailure, ExecutionStopped {
    run.journal().add("TaskScheduled", task.name(), timing.delay());
    run.journal().add("TaskStarted", task.name());
    try {
      JsonNode result = answer(task, arguments, timing.limit());
      run.checkpoint();
      PayloadLimit.check(result, "The state/task '" + task.name() + "' returned a result that");
      run.journal().add("TaskSucceeded", task.name());
      return result;
    } catch (StateFailure failure) {
      boolean timeout = failure.error().equals(StateFailure.TIMEOUT);
      String event = timeout ? "TaskTimedOut" : "TaskFailed";
      run.journal().addFailed(event, task.name(), failure.error());
      run.checkpoint();
      throw failure;
    }
  }

  private JsonNode answer(State.Task task, JsonNode arguments, Duration limit)
      throws StateFailure, ExecutionStopped {
    Duration left = run.timeLeft().filter(rest -> rest.compareTo(limit) < 0).orElse(limit);
    CompletableFuture<Integration.Answer> future = new CompletableFuture<>();
    Thread thread = new Thread(() -> complete(future, task, arguments), "task-" + task.name());
    thread.setDaemon(true);
    thread.start();
    try {
      return future.get(left.toNanos(), TimeUnit.NANOSECONDS).orThrow();
    } catch (TimeoutException e) {
      if (!left.equals(limit)) {
        throw new ExecutionStopped(ExecutionStatus.TIMED_OUT);
      }
      throw new StateFailure(StateFailure.TIMEOUT, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExecutionStopped(ExecutionStatus.ABORTED);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The integration of " + task.name() + " broke", e.getCause());
    }
  }

  private void complete(
      CompletableFuture<Integration.Answer> future, State.Task task, JsonNode arguments) {
    try {
      future.complete(Integration.of(task.resource(), run.environment()).call(arguments));
    } catch (RuntimeException | Error e) {
      future.completeExceptionally(e);
    }
  }
}

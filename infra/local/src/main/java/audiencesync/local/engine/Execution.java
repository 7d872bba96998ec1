package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** One execution of a state machine. Runs once; may be aborted from another thread. */
public final class Execution {
  private final StateMachine machine;
  private final ExecutionRequest request;
  private final ExecutionEnvironment environment;
  private final CountDownLatch aborted = new CountDownLatch(1);

  public Execution(
      StateMachine machine, ExecutionRequest request, ExecutionEnvironment environment) {
    if (PayloadLimit.exceededBy(request.input())) {
      throw new IllegalArgumentException(
          "The input of an execution may have at most " + PayloadLimit.BYTES + " bytes as JSON");
    }
    this.machine = machine;
    this.request = request;
    this.environment = environment;
  }

  /** Runs to the end on the calling thread. Every failure of the machine is in the result. */
  public ExecutionResult run() {
    Run run = new Run(request, environment, new Run.Limits(machine.timeout(), aborted));
    ExecutionResult result = outcome(run);
    environment.listener().finished(result);
    return result;
  }

  /**
   * Ends the execution as {@code ABORTED}: at once when it waits, else when its task is done. Does
   * nothing to one that has ended.
   */
  public void abort() {
    aborted.countDown();
  }

  private ExecutionResult outcome(Run run) {
    try {
      JsonNode output = walk(run);
      return ended(run, ExecutionStatus.SUCCEEDED, Optional.of(output), Optional.empty());
    } catch (StateFailure failure) {
      return ended(run, ExecutionStatus.FAILED, Optional.empty(), Optional.of(failure));
    } catch (ExecutionStopped stopped) {
      boolean timeout = stopped.status() == ExecutionStatus.TIMED_OUT;
      Optional<StateFailure> failure =
          timeout ? Optional.of(new StateFailure(StateFailure.TIMEOUT, "")) : Optional.empty();
      return ended(run, stopped.status(), Optional.empty(), failure);
    }
  }

  private JsonNode walk(Run run) throws StateFailure, ExecutionStopped {
    StateRunner states = new StateRunner(run);
    run.journal().add("ExecutionStarted", "");
    Departure departure = new Departure(request.input(), Optional.of(machine.startAt()));
    while (departure.next().isPresent()) {
      run.checkpoint();
      State state = machine.state(departure.next().get());
      Visit visit = enter(state, departure.output(), run);
      departure = states.run(state, visit);
      run.journal().add(kind(state) + "StateExited", state.name());
      environment.listener().stateExited(state.name(), departure.output());
    }
    return departure.output();
  }

  private Visit enter(State state, JsonNode input, Run run) throws StateFailure {
    long id = run.journal().add(kind(state) + "StateEntered", state.name());
    environment.listener().stateEntered(state.name(), input);
    return new Visit(state.name(), input, environment.clock().now(), id);
  }

  private static String kind(State state) {
    return state.getClass().getSimpleName();
  }

  private static ExecutionResult ended(
      Run run, ExecutionStatus status, Optional<JsonNode> output, Optional<StateFailure> failure) {
    String event =
        switch (status) {
          case SUCCEEDED -> "ExecutionSucceeded";
          case FAILED -> "ExecutionFailed";
          case TIMED_OUT -> "ExecutionTimedOut";
          case ABORTED -> "ExecutionAborted";
        };
    Optional<String> error = failure.map(StateFailure::error).filter(text -> !text.isEmpty());
    run.journal().end(event, error.orElse(""));
    Optional<String> cause = failure.map(StateFailure::explanation).filter(t -> !t.isEmpty());
    return new ExecutionResult(status, output, error, cause, run.journal().events());
  }
}

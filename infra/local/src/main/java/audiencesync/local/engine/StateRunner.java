package audiencesync.local.engine;

import java.time.Duration;
import java.util.Optional;

/** Runs one state to the point where it is left. */
final class StateRunner {
  private static final long MOST_SECONDS = 99_999_999;

  private final Run run;
  private final TaskRunner tasks;

  StateRunner(Run run) {
    this.run = run;
    this.tasks = new TaskRunner(run);
  }

  Departure run(State state, Visit visit) throws StateFailure, ExecutionStopped {
    if (state instanceof State.Task task) {
      return tasks.run(task, visit);
    }
    if (state instanceof State.Fail fail) {
      throw failure(fail, visit);
    }
    try {
      return runQuiet(state, visit);
    } catch (StateFailure failure) {
      throw visit.describe(failure);
    }
  }

  /** The states that call nothing and cannot catch. */
  private Departure runQuiet(State state, Visit visit) throws StateFailure, ExecutionStopped {
    Scope scope = run.scope(visit, 0);
    if (state instanceof State.Choice choice) {
      return choose(choice, scope, visit);
    }
    if (state instanceof State.Wait wait) {
      Duration duration = Values.seconds(wait.seconds(), scope, MOST_SECONDS);
      run.environment().listener().waiting(visit.state(), duration);
      run.pause(duration);
    }
    Effect effect = state.effects().get(0);
    return Departure.by(effect, scope, visit.input(), run);
  }

  private Departure choose(State.Choice choice, Scope scope, Visit visit) throws StateFailure {
    for (State.ChoiceRule rule : choice.rules()) {
      if (Values.flag(rule.condition(), scope)) {
        return Departure.by(rule.effect(), scope, visit.input(), run);
      }
    }
    if (choice.otherwise().isEmpty()) {
      throw new StateFailure(
          StateFailure.RUNTIME,
          "Failed to transition out of the state. No choice matched and there is no Default.");
    }
    return Departure.by(choice.otherwise().get(), scope, visit.input(), run);
  }

  private StateFailure failure(State.Fail fail, Visit visit) throws StateFailure {
    Scope scope = run.scope(visit, 0);
    try {
      return new StateFailure(text(fail.error(), scope), text(fail.cause(), scope));
    } catch (StateFailure failure) {
      throw visit.describe(failure);
    }
  }

  private static String text(Optional<Template> template, Scope scope) throws StateFailure {
    return template.isPresent() ? Values.text(template.get(), scope) : "";
  }
}

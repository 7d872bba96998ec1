package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * How a state was left.
 *
 * @param next where to go; empty when the execution has succeeded
 */
record Departure(JsonNode output, Optional<String> next) {

  /**
   * Evaluates what leaving a state does. Output and Assign both see the variables as they were
   * before: AWS Step Functions developer guide, "Passing data between states with variables".
   *
   * @param plain the output when the definition gives none
   */
  static Departure by(Effect effect, Scope scope, JsonNode plain, Run run) throws StateFailure {
    JsonNode output = effect.output().isPresent() ? effect.output().get().evaluate(scope) : plain;
    PayloadLimit.check(output, "The output of the state");
    if (effect.assign().isPresent()) {
      run.assign(effect.assign().get().evaluate(scope));
    }
    return new Departure(output, effect.next());
  }
}

package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One stay in a state.
 *
 * @param eventId of the event that entered it; AWS names it in messages
 */
record Visit(String state, JsonNode input, Instant enteredTime, long eventId) {

  /** The failure as AWS words it: with the state it happened in. */
  StateFailure describe(StateFailure failure) {
    return new StateFailure(
        failure.error(),
        "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
            .formatted(state, eventId, failure.explanation()));
  }
}

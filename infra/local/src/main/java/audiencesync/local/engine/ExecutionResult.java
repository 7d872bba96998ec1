package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What an execution came to.
 *
 * @param status how it ended
 * @param output what the last state gave, when it succeeded
 * @param error the error's name, when it failed or timed out, and when its Fail state gave one
 * @param cause the error's explanation, at most 32,768 characters
 * @param history every event, in order; at most {@value Journal#MAX_EVENTS}
 */
public record ExecutionResult(
    ExecutionStatus status,
    Optional<JsonNode> output,
    Optional<String> error,
    Optional<String> cause,
    List<HistoryEvent> history) {

  public ExecutionResult {
    history = List.copyOf(history);
  }
}

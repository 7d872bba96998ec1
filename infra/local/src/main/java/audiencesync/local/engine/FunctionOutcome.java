package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of one invocation of a function. */
public sealed interface FunctionOutcome {
  /** It answered. */
  record Returned(JsonNode payload) implements FunctionOutcome {}

  /**
   * It failed, in its code or before.
   *
   * @param error what Step Functions calls the error: the {@code errorType} the runtime reports, or
   *     a name such as {@code Sandbox.Timedout} or {@code Lambda.ResourceNotFoundException}
   * @param cause what the runtime reported, as JSON text
   */
  record Failed(String error, String cause) implements FunctionOutcome {}
}

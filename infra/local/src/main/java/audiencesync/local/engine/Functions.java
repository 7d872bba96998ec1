package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;

/** What {@code arn:aws:states:::lambda:invoke} calls. */
@FunctionalInterface
public interface Functions {
  /**
   * Invokes a function and waits for its answer.
   *
   * @param functionName as in the task's {@code Arguments.FunctionName}
   * @param payload as in {@code Arguments.Payload}; an empty object without one
   */
  FunctionOutcome invoke(String functionName, JsonNode payload);
}

package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One execution to run.
 *
 * @param arn of the execution: {@code $states.context.Execution.Id}
 * @param name of the execution
 * @param stateMachineArn of the state machine; its name is the part after the last colon
 * @param roleArn of the role the state machine would run as
 * @param startTime when it was started: {@code $states.context.Execution.StartTime}
 * @param input of the execution, at most 256 KiB as JSON
 */
public record ExecutionRequest(
    String arn,
    String name,
    String stateMachineArn,
    String roleArn,
    Instant startTime,
    JsonNode input) {

  String stateMachineName() {
    return stateMachineArn.substring(stateMachineArn.lastIndexOf(':') + 1);
  }
}

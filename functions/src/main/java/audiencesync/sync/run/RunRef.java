package audiencesync.sync.run;

import audiencesync.sync.connector.ConnectorName;

/**
 * A run as the steps of the state machine hand it on.
 *
 * @param connector the connector's name
 * @param runId sorts by start time; the same for every step and every repetition of a step
 * @param executionId the ARN of the execution that the run is
 */
public record RunRef(String connector, String runId, String executionId) {
  /** The run of one execution. */
  public static RunRef of(ConnectorName connector, ExecutionRef execution) {
    return new RunRef(connector.value(), execution.runId(), execution.id());
  }
}

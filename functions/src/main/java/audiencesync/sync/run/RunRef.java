package audiencesync.sync.run;

import audiencesync.sync.connector.ConnectorName;
import java.util.regex.Pattern;

/**
 * A run as the steps of the state machine hand it on.
 *
 * @param connector the connector's name
 * @param runId sorts by start time; the same for every step and every repetition of a step
 * @param executionId the ARN of the execution that the run is
 */
public record RunRef(String connector, String runId, String executionId) {
  private static final Pattern RUN_ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

  /**
   * Both names become parts of keys, and steps are told them from outside.
   *
   * @throws IllegalArgumentException when one of them could lead out of its folder
   */
  public RunRef {
    if (ConnectorName.parse(connector).isEmpty() || !RUN_ID.matcher(runId).matches()) {
      throw new IllegalArgumentException("no connector's name, or no run's");
    }
  }

  /** The run of one execution. */
  public static RunRef of(ConnectorName connector, ExecutionRef execution) {
    return new RunRef(connector.value(), execution.runId(), execution.id());
  }
}

package audiencesync.sync.port;

/** What is known of other executions of the state machine. */
public interface Executions {
  /**
   * Whether that execution may still do something: it is running, or waits to be redriven.
   *
   * @param executionId its ARN; one that is not known any more does not run
   */
  boolean isRunning(String executionId);
}

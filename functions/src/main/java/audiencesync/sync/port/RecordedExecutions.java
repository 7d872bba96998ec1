package audiencesync.sync.port;

import java.util.Optional;

/** What is remembered of executions, also after their end. */
public interface RecordedExecutions {
  /**
   * What is known of an execution; empty when it is not known any more.
   *
   * @param executionId its ARN
   * @throws StoreException when there is no answer
   */
  Optional<RecordedExecution> find(String executionId);
}

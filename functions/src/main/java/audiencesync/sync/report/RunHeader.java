package audiencesync.sync.report;

import java.time.Instant;
import java.util.Optional;

/**
 * Which run, how it ended, and when.
 *
 * @param error present exactly when the run failed
 */
public record RunHeader(
    String runId,
    String connector,
    RunStatus status,
    Optional<RunError> error,
    Instant startedAt,
    Instant finishedAt) {
  public RunHeader {
    if (error.isPresent() != (status == RunStatus.FAILED)) {
      throw new IllegalArgumentException(
          "a run has an error exactly when it failed; run " + runId + " is " + status);
    }
  }
}

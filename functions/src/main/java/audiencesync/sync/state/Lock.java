package audiencesync.sync.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One generation of a lock.
 *
 * @param executionId the execution that took it
 * @param releasedAt when the holder gave it back; null as long as it has not
 */
record Lock(
    int version,
    LockSubject subject,
    String executionId,
    String runId,
    Instant acquiredAt,
    @Nullable Instant releasedAt) {

  boolean heldBy(String execution) {
    return releasedAt == null && executionId.equals(execution);
  }

  Lock released(Instant when) {
    return new Lock(version, subject, executionId, runId, acquiredAt, when);
  }
}

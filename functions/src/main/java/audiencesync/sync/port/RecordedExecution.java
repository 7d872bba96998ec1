package audiencesync.sync.port;

import java.time.Instant;
import java.util.Optional;

/**
 * One execution as it stands.
 *
 * @param id its ARN
 * @param input its input as it was given, JSON; empty when that is not told
 * @param stoppedAt when it ended; empty as long as it has not
 */
public record RecordedExecution(
    String id,
    Status status,
    Instant startTime,
    Optional<String> input,
    Optional<Instant> stoppedAt) {
  /** How it is doing. */
  public enum Status {
    /** It runs, waits to be redriven, or ended in a way of its own: nothing stopped it. */
    NOT_STOPPED,
    /** The state machine's time limit ended it. */
    TIMED_OUT,
    /** Somebody stopped it. */
    ABORTED
  }
}

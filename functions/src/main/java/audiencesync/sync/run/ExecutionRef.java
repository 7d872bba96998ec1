package audiencesync.sync.run;

import java.time.Instant;

/**
 * The execution of the state machine that a run belongs to, as its context object names it.
 *
 * @param id its ARN
 * @param startTime when it started
 */
public record ExecutionRef(String id, Instant startTime) {
  /** The name of the run that the execution is: it sorts by start time, and never changes. */
  public String runId() {
    return RunId.of(this);
  }
}

package audiencesync.sync.report;

import java.util.List;
import java.util.Optional;

/**
 * What a report says of the runs before it.
 *
 * @param previous the last successful one
 * @param history the last ones of any status, in any order
 */
public record PastRuns(Optional<PreviousRun> previous, List<RunSummary> history) {
  /** The first run, or nothing is known of others. */
  public static final PastRuns NONE = new PastRuns(Optional.empty(), List.of());

  public PastRuns {
    history = List.copyOf(history);
  }
}

package audiencesync.sync.work;

import audiencesync.sync.guard.GuardName;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.run.RunRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run is going to do, settled at its start: later changes of the connector or of the inputs
 * do not reach it.
 *
 * @param dryRun whether nothing may be changed, at LINE or in the connector's state
 * @param secretId of the Ads API setting
 * @param skipped why the run does nothing; null when it does
 * @param refreshes when the audience was last filled, of a run that would have been skipped and
 *     goes on lest the audience expire; null of any other
 * @param target the audience; null when the run is skipped
 * @param estimate the memory that preparing is expected to take; null when the run is skipped, when
 *     an input cannot be read at its beginning, and in plans of earlier releases
 */
public record Plan(
    int version,
    RunRef run,
    String secretId,
    boolean dryRun,
    @Nullable String skipped,
    @Nullable Instant refreshes,
    Set<GuardName> overrideGuards,
    Instant startedAt,
    @Nullable ResolvedAudience target,
    List<StoredObject> segment,
    List<StoredObject> identity,
    @Nullable Estimate estimate) {
  public Plan {
    overrideGuards = Set.copyOf(overrideGuards);
    segment = List.copyOf(segment);
    identity = List.copyOf(identity);
  }

  /**
   * The audience that the run sends to.
   *
   * @throws IllegalStateException when the run is skipped
   */
  public ResolvedAudience audience() {
    if (target == null) {
      throw new IllegalStateException("a skipped run has no audience");
    }
    return target;
  }
}

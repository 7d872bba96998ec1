package audiencesync.sync;

import audiencesync.audience.Counts;
import audiencesync.audience.RejectionReason;
import audiencesync.sync.state.ConnectorState;
import audiencesync.sync.state.Success;
import audiencesync.sync.work.ResolvedAudience;
import java.util.Locale;

/** Says what the guards' figures were when all was well. */
final class LastSuccess {
  private final ConnectorState state;

  LastSuccess(ConnectorState state) {
    this.state = state;
  }

  /** One sentence about the last success with that audience. */
  String text(ResolvedAudience target) {
    return target
        .audience()
        .knownId()
        .flatMap(id -> state.successes(id).findFirst())
        .map(LastSuccess::text)
        .orElse("No run with this audience has succeeded before.");
  }

  private static String text(Success success) {
    Counts counts = success.counts();
    long missing = counts.rejected().getOrDefault(RejectionReason.MISSING, 0L);
    return String.format(
        Locale.ROOT,
        "The last success (run %s) had %,d identifiers, %,d of %,d members joined, %,d of %,d joined"
            + " rows rejected.",
        success.runId(),
        counts.unique(),
        counts.segmentMembers() - counts.membersWithoutIdentity(),
        counts.segmentMembers(),
        counts.joined() - counts.usable() - missing,
        counts.joined());
  }
}

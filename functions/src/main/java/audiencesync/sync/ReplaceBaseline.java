package audiencesync.sync;

import audiencesync.sync.guard.ReplaceBasis;
import audiencesync.sync.state.AudienceOrigin;
import audiencesync.sync.state.ConnectorState;
import audiencesync.sync.state.UploadMode;
import audiencesync.sync.work.ResolvedAudience;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what a REPLACE is compared with. */
final class ReplaceBaseline {
  private static final int RUNS = 7;

  /** As many digits as a share can be reckoned of without overflow; no audience has more. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

  private final ConnectorState state;

  ReplaceBaseline(ConnectorState state) {
    this.state = state;
  }

  ReplaceBasis basis(ResolvedAudience target) {
    if (target.mode() != UploadMode.REPLACE) {
      return new ReplaceBasis.None();
    }
    List<Long> sent =
        state
            .successes(target.audience().knownId().orElseThrow())
            .limit(RUNS)
            .map(success -> success.counts().unique())
            .toList();
    return sent.isEmpty() ? withoutSuccess(target) : ofSuccesses(sent);
  }

  private static ReplaceBasis ofSuccesses(List<Long> sent) {
    long largest = sent.stream().mapToLong(Long::longValue).max().orElseThrow();
    return new ReplaceBasis.Baseline(
        largest,
        sent.size() == 1
            ? "what the last successful run sent"
            : "the most that one of the last " + sent.size() + " successful runs sent");
  }

  private static ReplaceBasis withoutSuccess(ResolvedAudience target) {
    if (target.audience().origin() == AudienceOrigin.CREATED) {
      return new ReplaceBasis.None();
    }
    String size = target.estimatedSize();
    return size != null && NUMBER.matcher(size).matches()
        ? new ReplaceBasis.Baseline(Long.parseLong(size), "LINE's estimate of the audience's size")
        : new ReplaceBasis.Unknown();
  }
}

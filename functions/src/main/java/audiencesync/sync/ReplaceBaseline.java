package audiencesync.sync;

import audiencesync.sync.guard.ReplaceBasis;
import audiencesync.sync.guard.ReplaceBasis.Baseline;
import audiencesync.sync.state.AudienceOrigin;
import audiencesync.sync.state.AudienceState;
import audiencesync.sync.state.BoundAudience;
import audiencesync.sync.state.ConnectorState;
import audiencesync.sync.state.UploadMode;
import audiencesync.sync.state.UploadState;
import audiencesync.sync.work.ResolvedAudience;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what a REPLACE is compared with: the largest of what successful runs sent, what is known to
 * have been sent into the audience by whatever run, and LINE's estimate. Each can be too low: a
 * success may only have added, a run may fail after it has sent, and LINE may not say.
 */
final class ReplaceBaseline {
  private static final int RUNS = 7;

  /** As many digits as a share can be reckoned of without overflow; no audience has more. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

  private final String connector;
  private final ConnectorState state;
  private final Optional<AudienceState> known;

  /**
   * @param connector whose state it is
   * @param known what the connectors know of the audience
   */
  ReplaceBaseline(String connector, ConnectorState state, Optional<AudienceState> known) {
    this.connector = connector;
    this.state = state;
    this.known = known;
  }

  ReplaceBasis basis(ResolvedAudience target) {
    if (target.mode() != UploadMode.REPLACE) {
      return new ReplaceBasis.None();
    }
    Optional<Baseline> successes = successes(target.audience().knownId().orElseThrow());
    Optional<Baseline> sent = sent(target.audience());
    Optional<Baseline> estimate = estimate(target);
    boolean counted =
        (target.audience().origin() == AudienceOrigin.CREATED && !hasUncounted())
            || estimate.isPresent()
            || (successes.isPresent() && hasBeenReplaced(target.audience()));
    return counted
        ? largest(List.of(successes, sent, estimate))
            .<ReplaceBasis>map(baseline -> baseline)
            .orElseGet(ReplaceBasis.None::new)
        : new ReplaceBasis.Unknown(successes.flatMap(added -> largest(List.of(successes, sent))));
  }

  /** The first of those that are equal. */
  private static Optional<Baseline> largest(List<Optional<Baseline>> figures) {
    return figures.stream()
        .flatMap(Optional::stream)
        .max(Comparator.comparingLong(Baseline::identifiers));
  }

  private Optional<Baseline> successes(String audienceId) {
    List<Long> sent =
        state.successes(audienceId).limit(RUNS).map(success -> success.counts().unique()).toList();
    return sent.stream()
        .max(Comparator.naturalOrder())
        .map(
            largest ->
                new Baseline(
                    largest,
                    sent.size() == 1
                        ? "what the last successful run sent"
                        : "the most that one of the last "
                            + sent.size()
                            + " successful runs sent"));
  }

  /** Whatever became of the runs that sent it. */
  private Optional<Baseline> sent(BoundAudience audience) {
    Optional<Long> latest = latestUpload(audience).map(UploadState::linesPerhapsTaken);
    return Stream.concat(known.flatMap(AudienceState::heldAtLeast).stream(), latest.stream())
        .filter(lines -> lines > 0)
        .max(Comparator.naturalOrder())
        .map(
            lines ->
                new Baseline(lines, "what earlier runs sent to the audience, or may have sent"));
  }

  /** Then nobody is in the audience whom no run has counted. */
  private boolean hasBeenReplaced(BoundAudience audience) {
    return known.flatMap(AudienceState::heldAtLeast).isPresent()
        || latestUpload(audience).filter(UploadState::completeReplace).isPresent();
  }

  /** Whether another connector has sent to the audience since, before anybody was counted. */
  private boolean hasUncounted() {
    return known
        .filter(audience -> audience.isOfAnother(connector))
        .filter(audience -> audience.heldAtLeast().isEmpty())
        .isPresent();
  }

  private Optional<UploadState> latestUpload(BoundAudience audience) {
    return state.boundAudience().filter(audience::same).flatMap(bound -> state.latestUpload());
  }

  private static Optional<Baseline> estimate(ResolvedAudience target) {
    return Optional.ofNullable(target.estimatedSize())
        .filter(size -> NUMBER.matcher(size).matches())
        .map(size -> new Baseline(Long.parseLong(size), "LINE's estimate of the audience's size"));
  }
}

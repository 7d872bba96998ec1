package audiencesync.sync.report;

import audiencesync.lineads.AudienceStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The audience of a run, as LINE last spoke of it.
 *
 * @param id LINE's id; empty while there is no such audience yet
 * @param name empty while it is not known: a connector may give an id only
 * @param status empty when LINE was not asked
 * @param estimatedSize in LINE's words: a number, {@code -} or {@code 100 or fewer}
 * @param complete whether LINE holds all that this run was to send; empty when it sent nothing
 * @param description the connector's; LINE has no such field
 * @param life how long it is going to live; empty when the run did not get to know
 */
public record ReportedAudience(
    Optional<String> id,
    Optional<String> name,
    Optional<AudienceStatus> status,
    Optional<String> estimatedSize,
    Optional<Boolean> complete,
    Optional<String> description,
    Optional<ReportedLife> life) {
  /** How LINE speaks of a size that is too small to be told; the first means "not big enough". */
  private static final Set<String> TOO_SMALL = Set.of("-", "100 or fewer");

  /** An audience of whose life nothing is known. */
  public ReportedAudience(
      Optional<String> id,
      Optional<String> name,
      Optional<AudienceStatus> status,
      Optional<String> estimatedSize,
      Optional<Boolean> complete,
      Optional<String> description) {
    this(id, name, status, estimatedSize, complete, description, Optional.empty());
  }

  /** The same audience, and how long it is going to live. */
  public ReportedAudience with(ReportedLife known) {
    return new ReportedAudience(
        id, name, status, estimatedSize, complete, description, Optional.of(known));
  }

  boolean isExpired() {
    return status.filter(AudienceStatus.EXPIRED::equals).isPresent();
  }

  /** Whether its assumed end is near, or past. */
  boolean isEnding(Instant now) {
    return life.filter(known -> known.isEnding(now)).isPresent();
  }

  boolean isReady() {
    return status.filter(AudienceStatus.READY::equals).isPresent();
  }

  /** Whether LINE says in words that the audience is too small. */
  boolean isTooSmall() {
    return estimatedSize.filter(TOO_SMALL::contains).isPresent();
  }

  boolean isIncomplete() {
    return complete.filter(Boolean.FALSE::equals).isPresent();
  }
}

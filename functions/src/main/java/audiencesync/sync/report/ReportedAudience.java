package audiencesync.sync.report;

import audiencesync.lineads.AudienceStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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
  private static final Map<String, String> SMALL =
      Map.of("-", "audience.size.none", "100 or fewer", "audience.size.few");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

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

  /** LINE's size as it is told: a number to be grouped, a phrase, or what LINE said. */
  Optional<Object> size() {
    return estimatedSize.map(
        said -> {
          if (SMALL.containsKey(said)) {
            return Phrase.of(SMALL.get(said));
          }
          return NUMBER.matcher(said).matches() ? Long.valueOf(said) : Figures.clipped(said, 40);
        });
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
    return estimatedSize.filter(SMALL::containsKey).isPresent();
  }

  boolean isIncomplete() {
    return complete.filter(Boolean.FALSE::equals).isPresent();
  }
}

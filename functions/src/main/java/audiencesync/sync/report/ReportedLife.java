package audiencesync.sync.report;

import audiencesync.sync.connector.AudienceLife;
import java.time.Instant;
import java.util.Optional;

/**
 * How long the audience is going to live, as far as that can be assumed.
 *
 * @param filledAt when a run last filled it and LINE said that it was ready; empty when none has
 * @param assumed how long an audience is assumed to live
 */
public record ReportedLife(Optional<Instant> filledAt, AudienceLife assumed) {
  /** When it is assumed to end. */
  Optional<Instant> end() {
    return filledAt.map(assumed::endAfter);
  }

  /** Whether its assumed end is near, or past. */
  boolean isEnding(Instant now) {
    return filledAt.filter(filled -> assumed.isEnding(filled, now)).isPresent();
  }
}

package audiencesync.sync.connector;

import java.time.Duration;
import java.time.Instant;

/**
 * How long an audience is assumed to live after it was filled, and when that begins to matter. LINE
 * does not say how long; {@code docs/interpretation.md} says what is known.
 *
 * @param days from the last run that filled it, 31 to 3,650
 * @param refreshBeforeDays how long before its end people are warned, and a run goes on that would
 *     be skipped; 0 to 30
 */
public record AudienceLife(int days, int refreshBeforeDays) {
  /** The ranges do not meet: no combination of the two needs a rule of its own. */
  static final WholeNumber DAYS = new WholeNumber("days", 31, 3650);

  static final WholeNumber REFRESH_BEFORE_DAYS = new WholeNumber("days", 0, 30);

  /** What holds for a connector that says nothing; after the ranges, which it is checked by. */
  public static final AudienceLife DEFAULT = new AudienceLife(180, 14);

  public AudienceLife {
    DAYS.require("lifeDays", days);
    REFRESH_BEFORE_DAYS.require("refreshBeforeDays", refreshBeforeDays);
  }

  /** When an audience that was filled then is assumed to end. */
  public Instant endAfter(Instant filled) {
    return filled.plus(Duration.ofDays(days));
  }

  /** Whether an audience that was filled then is about to end, or has ended. */
  public boolean isEnding(Instant filled, Instant now) {
    return !now.isBefore(endAfter(filled).minus(Duration.ofDays(refreshBeforeDays)));
  }
}

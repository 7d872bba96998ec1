package audiencesync.sync.connector;

/**
 * When a run is stopped before the first byte goes to LINE.
 *
 * @param minIdentifiers fewest unique identifiers that may be sent, 0 to 1,000,000,000
 * @param maxShrinkPercent how much smaller than the baseline a REPLACE may be, 0 to 100
 * @param maxRejectedPercent how many of the joined rows may be rejected ({@code missing} not
 *     counted), 0 to 100
 * @param minMatchPercent how many of the members must be joined, 0 to 100
 */
public record GuardLimits(
    long minIdentifiers, int maxShrinkPercent, int maxRejectedPercent, int minMatchPercent) {
  static final WholeNumber IDENTIFIERS = new WholeNumber("identifiers", 0, 1_000_000_000);
  static final WholeNumber PERCENT = new WholeNumber("percent", 0, 100);

  /** What holds for a connector that says nothing; after the ranges, which it is checked by. */
  public static final GuardLimits DEFAULT = new GuardLimits(100, 50, 20, 0);

  public GuardLimits {
    IDENTIFIERS.require("minIdentifiers", minIdentifiers);
    PERCENT.require("maxShrinkPercent", maxShrinkPercent);
    PERCENT.require("maxRejectedPercent", maxRejectedPercent);
    PERCENT.require("minMatchPercent", minMatchPercent);
  }
}

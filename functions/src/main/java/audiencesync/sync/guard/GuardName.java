package audiencesync.sync.guard;

import java.util.Arrays;
import java.util.Optional;

/** The guards, in the order in which they are evaluated and shown. */
public enum GuardName {
  /** Nothing to send. Can never be overridden: an empty file could empty an audience. */
  NOTHING_TO_SEND("nothingToSend"),
  /** Fewer unique identifiers than this. */
  MIN_IDENTIFIERS("minIdentifiers"),
  /** REPLACE: shrunk by more than this share of the baseline. */
  MAX_SHRINK_PERCENT("maxShrinkPercent"),
  /** REPLACE of an audience that we did not create and of whose size nothing is known. */
  FIRST_REPLACE("firstReplace"),
  /** More than this share of the joined rows rejected, those without a value aside. */
  MAX_REJECTED_PERCENT("maxRejectedPercent"),
  /** The oldest input file is older than this. */
  MAX_AGE_HOURS("maxAgeHours"),
  /** Fewer than this share of the members have an identity row. */
  MIN_MATCH_PERCENT("minMatchPercent");

  private final String label;

  GuardName(String label) {
    this.label = label;
  }

  /** The guard of that name in connectors, inputs and reports. */
  public static Optional<GuardName> of(String label) {
    return Arrays.stream(values()).filter(g -> g.label.equals(label)).findFirst();
  }

  /** The name in connectors, inputs and reports. */
  public String label() {
    return label;
  }

  /** Whether one run may be told to go on although this guard fails. */
  public boolean overridable() {
    return this != NOTHING_TO_SEND;
  }
}

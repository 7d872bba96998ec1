package audiencesync.audience;

import java.util.Map;

/** Counts that add up, for tests of what looks at them. */
public final class SomeCounts {
  private SomeCounts() {}

  /** Of a run in which every row was clean and every member had one identity row. */
  public static Counts clean(long people) {
    return joined(people, 0, people, 0, 0);
  }

  /**
   * Of a run with an identity; every usable identifier is unique.
   *
   * @param members distinct members of the segment
   * @param without members without an identity row
   * @param joined identity rows of members
   * @param missing joined rows without a value
   * @param invalid joined rows with a value that is no e-mail address
   */
  public static Counts joined(long members, long without, long joined, long missing, long invalid) {
    long usable = joined - missing - invalid;
    return new Counts(
        members,
        0,
        0,
        0,
        0,
        members,
        joined,
        0,
        0,
        0,
        0,
        joined,
        Map.of(RejectionReason.MISSING, missing, RejectionReason.INVALID_EMAIL, invalid),
        usable,
        usable,
        usable,
        0,
        without,
        0,
        Map.of(),
        Map.of());
  }
}

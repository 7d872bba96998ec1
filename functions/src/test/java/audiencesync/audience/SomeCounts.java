package audiencesync.audience;

import java.util.Map;
import java.util.stream.LongStream;

/** Counts that add up, for tests of what looks at them. */
public final class SomeCounts {
  private SomeCounts() {}

  /** Of a run in which every row was clean and every member had one identity row. */
  public static Counts clean(long people) {
    return joined(people, 0, people, 0, 0);
  }

  /** Of a run whose identity rows cannot be read. */
  public static Counts unreadableIdentity(long members, Map<RowFault, Long> faults) {
    long rows = faults.values().stream().mapToLong(Long::longValue).sum();
    return nobody(members, new long[] {rows, 0, 0, 0}, faults);
  }

  /** Of a run none of whose identity rows is a member's. */
  public static Counts strangers(
      long members, long broken, long filteredOut, long missingUserId, long notInSegment) {
    return nobody(
        members,
        new long[] {broken, filteredOut, missingUserId, notInSegment},
        Map.of(RowFault.BROKEN_ROW, broken));
  }

  private static Counts nobody(long members, long[] dropped, Map<RowFault, Long> faults) {
    return new Counts(
        members,
        0,
        0,
        0,
        0,
        members,
        LongStream.of(dropped).sum(),
        dropped[0],
        dropped[1],
        dropped[2],
        dropped[3],
        0,
        Map.of(),
        0,
        0,
        0,
        0,
        members,
        0,
        Map.of(),
        faults);
  }

  /** Of a run whose segment rows cannot be read, and whose identity has no row. */
  public static Counts unreadableSegment(Map<RowFault, Long> faults) {
    long rows = faults.values().stream().mapToLong(Long::longValue).sum();
    return new Counts(
        rows, rows, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0, 0, 0, faults, Map.of());
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

package audiencesync.audience;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of every row. A row is judged in this order: broken, filtered out, missing user id,
 * membership, identifier; it is counted where it drops out. The figures of a report, by the same
 * names.
 *
 * <p>Without an identity export, its figures are 0 and every member counts as joined.
 *
 * @param segmentRows rows of the segment
 * @param segmentRejected of these, cannot be read
 * @param segmentFilteredOut of these, left out by the filter
 * @param segmentMissingUserId of these, name no user
 * @param segmentDuplicates of these, name a user once more
 * @param segmentMembers of these, the rest: users of the segment
 * @param identityRows rows of the identity export
 * @param identityRejected of these, cannot be read
 * @param filteredOut of these, left out by the filter
 * @param missingUserId of these, name no user
 * @param notInSegment of these, are of users outside the segment
 * @param joined of these, the rest: rows of members
 * @param rejected joined rows that are not sent, by reason; every reason is there
 * @param usable joined rows that are sent
 * @param identifiers what they yield: as many, or twice that where both phone forms are sent
 * @param unique different identifiers: the lines that go to LINE
 * @param duplicates identifiers that were there already
 * @param membersWithoutIdentity members of whom no identity row was seen
 * @param plusAddresses usable e-mail addresses with a plus sign
 * @param segmentRejectedByReason rows of the segment that cannot be read; every reason is there
 * @param identityRejectedByReason the same of the identity export
 */
public record Counts(
    long segmentRows,
    long segmentRejected,
    long segmentFilteredOut,
    long segmentMissingUserId,
    long segmentDuplicates,
    long segmentMembers,
    long identityRows,
    long identityRejected,
    long filteredOut,
    long missingUserId,
    long notInSegment,
    long joined,
    Map<RejectionReason, Long> rejected,
    long usable,
    long identifiers,
    long unique,
    long duplicates,
    long membersWithoutIdentity,
    long plusAddresses,
    Map<RowFault, Long> segmentRejectedByReason,
    Map<RowFault, Long> identityRejectedByReason) {

  /**
   * Checks that the figures add up.
   *
   * @throws IllegalStateException when the figures do not add up, naming the equation; the run must
   *     fail
   */
  public Counts {
    rejected = complete(RejectionReason.class, rejected);
    segmentRejectedByReason = complete(RowFault.class, segmentRejectedByReason);
    identityRejectedByReason = complete(RowFault.class, identityRejectedByReason);
    long segmentDropped = segmentRejected + segmentFilteredOut + segmentMissingUserId;
    require(
        "segmentRows = segmentRejected + segmentFilteredOut + segmentMissingUserId"
            + " + segmentDuplicates + segmentMembers",
        segmentRows,
        segmentDropped + segmentDuplicates + segmentMembers);
    long identityDropped = identityRejected + filteredOut + missingUserId + notInSegment;
    boolean withoutIdentity = identityRows == 0 && identityDropped == 0 && joined > 0;
    require(
        withoutIdentity
            ? "segmentMembers = joined (without identity)"
            : "identityRows = identityRejected + filteredOut + missingUserId + notInSegment"
                + " + joined",
        withoutIdentity ? segmentMembers : identityRows,
        identityDropped + joined);
    require("joined = sum of rejected + usable", joined, sum(rejected) + usable);
    require("identifiers = unique + duplicates", identifiers, unique + duplicates);
    require(
        "identifiers = usable, or twice as many",
        identifiers,
        identifiers == usable ? usable : 2 * usable);
    require("segmentRejected = sum of its reasons", segmentRejected, sum(segmentRejectedByReason));
    require(
        "identityRejected = sum of its reasons", identityRejected, sum(identityRejectedByReason));
    requireAtMost("membersWithoutIdentity", membersWithoutIdentity, segmentMembers);
    requireAtMost("plusAddresses", plusAddresses, usable);
  }

  private static <E extends Enum<E>> Map<E, Long> complete(Class<E> type, Map<E, Long> counts) {
    Map<E, Long> complete = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      complete.put(constant, counts.getOrDefault(constant, 0L));
    }
    return Collections.unmodifiableMap(complete);
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void require(String equation, long left, long right) {
    if (left != right || left < 0) {
      throw new IllegalStateException(
          "The counts of this run do not add up: "
              + equation
              + " does not hold ("
              + left
              + " and "
              + right
              + "). This is a defect of the program, not of the data: please report it with this"
              + " message.");
    }
  }

  private static void requireAtMost(String name, long part, long whole) {
    require(name + " is a part of " + whole, part, Math.max(0, Math.min(part, whole)));
  }
}

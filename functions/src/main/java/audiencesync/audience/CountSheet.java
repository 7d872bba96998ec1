package audiencesync.audience;

import static audiencesync.audience.Verdict.USABLE;
import static audiencesync.audience.Verdict.USABLE_WITH_PLUS;

import java.util.List;

/**
 * The figures of a run as its parts counted them, each on its own, before {@link Counts} checks
 * that they agree.
 *
 * @param segment what the segment's sinks counted
 * @param identity what the identity's sinks counted; nothing when the segment carries the
 *     identifier
 * @param members user ids of the segment
 * @param membersWithoutIdentity of these, without an identity row
 * @param identifiers what is sent
 */
record CountSheet(
    Tally segment,
    Tally identity,
    Distinct members,
    long membersWithoutIdentity,
    Distinct identifiers) {

  static CountSheet ofSegmentOnly(Tally segment, Distinct identifiers) {
    Distinct members = new Distinct(segment.joined, segment.joined);
    return new CountSheet(segment, new Tally(), members, 0, identifiers);
  }

  Counts counts() {
    Tally judged = Tally.sum(List.of(segment, identity));
    return new Counts(
        segment.rows,
        segment.broken(),
        segment.filteredOut,
        segment.missingUserId,
        members.duplicates(),
        members.unique(),
        identity.rows,
        identity.broken(),
        identity.filteredOut,
        identity.missingUserId,
        identity.notInSegment,
        judged.joined,
        judged.rejections(),
        judged.count(USABLE) + judged.count(USABLE_WITH_PLUS),
        identifiers.all(),
        identifiers.unique(),
        identifiers.duplicates(),
        membersWithoutIdentity,
        judged.count(USABLE_WITH_PLUS),
        segment.faults(),
        identity.faults());
  }
}

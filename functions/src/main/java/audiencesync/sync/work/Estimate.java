package audiencesync.sync.work;

import org.jspecify.annotations.Nullable;

/**
 * What preparing the audience is expected to take, by the sizes of the inputs' files and a look at
 * their beginnings. An estimate: nothing is refused by it.
 *
 * @param segmentRows rows of the segment that pass its filter and name a user, if they must
 * @param identifiers identifiers that the rows of members yield, repeated ones among them
 * @param bytes what both take of the preparing function's heap
 * @param neededMegabytes the least memory of that function which has room for them
 * @param givenMegabytes the memory that it has; null where nobody says so
 */
public record Estimate(
    long segmentRows,
    long identifiers,
    long bytes,
    long neededMegabytes,
    @Nullable Long givenMegabytes) {
  /** Whether the function is known to have less memory than is expected to be needed. */
  public boolean exceedsWhatIsGiven() {
    return givenMegabytes != null && givenMegabytes < neededMegabytes;
  }
}

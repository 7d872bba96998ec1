package audiencesync.audience;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The segment's members, and which of them an identity row was seen of: about 18 bytes a member.
 * Asked by several threads at once.
 *
 * <p>The set is never changed but for one bit a member, the free one of its fingerprint. It is only
 * ever set, and setting it writes the same word whoever does it, so that threads need not take
 * turns; opaque access keeps each read and write whole.
 */
final class MemberSet implements Membership {
  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int WIDTH = 2;
  private static final long SEEN = Fingerprint.FREE_BIT;

  private final Fingerprint fingerprint;
  private final SortedPartition[] partitions;

  MemberSet(Fingerprint fingerprint, SortedPartition[] partitions) {
    this.fingerprint = fingerprint;
    this.partitions = partitions;
  }

  @Override
  public boolean identify(Row row, RowBatch batch) {
    int start = Blanks.start(row.text, row.userIdStart, row.userIdEnd);
    int end = Blanks.end(row.text, start, row.userIdEnd);
    if (start == end) {
      return false;
    }
    batch.setFingerprint(
        fingerprint.first(row.text, start, end), fingerprint.second(row.text, start, end));
    return true;
  }

  /**
   * Three loops instead of one: none of them waits for one row's memory before it asks for the next
   * row's, as one loop does whenever it guesses wrong who is a member.
   */
  @Override
  public void select(RowBatch batch) {
    locate(batch);
    fetch(batch);
    for (int row = 0; row < batch.rows(); row++) {
      batch.select(row, joins(batch, row));
    }
  }

  private void locate(RowBatch batch) {
    for (int row = 0; row < batch.rows(); row++) {
      long first = batch.first(row);
      SortedPartition partition = partitions[PartitionedRecords.partitionOf(first)];
      batch.setCandidates(row, partition.begin(first), partition.end(first));
    }
  }

  /** Brings the candidates into the processor's cache; what it returns is of no use. */
  private void fetch(RowBatch batch) {
    long fetched = 0;
    for (int row = 0; row < batch.rows(); row++) {
      long[] words = partitions[PartitionedRecords.partitionOf(batch.first(row))].words();
      int at = batch.firstCandidate(row) * WIDTH;
      fetched ^= at < words.length ? words[at] : 0;
    }
    batch.setFetched(fetched);
  }

  private boolean joins(RowBatch batch, int row) {
    long first = batch.first(row);
    long[] words = partitions[PartitionedRecords.partitionOf(first)].words();
    int end = batch.endOfCandidates(row) * WIDTH;
    for (int at = batch.firstCandidate(row) * WIDTH; at < end; at += WIDTH) {
      if (words[at] == first && isSecond(words, at + 1, batch.second(row))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSecond(long[] words, int at, long second) {
    long found = (long) WORD.getOpaque(words, at);
    if ((found & ~SEEN) != second) {
      return false;
    }
    if (found == second) {
      WORD.setOpaque(words, at, second | SEEN);
    }
    return true;
  }

  /** Rows that were added, and members that they make. */
  Distinct size() {
    return Distinct.of(partitions);
  }

  /** Gives the memory back before the identifiers are sorted; nothing may be asked any more. */
  void release() {
    Arrays.fill(partitions, SortedPartition.EMPTY);
  }

  /** Members that no identity row was seen of; to be asked when every row is in. */
  long withoutIdentity() {
    return Arrays.stream(partitions).parallel().mapToLong(MemberSet::unseen).sum();
  }

  private static long unseen(SortedPartition partition) {
    long unseen = 0;
    long[] words = partition.words();
    for (int at = 1; at < words.length; at += WIDTH) {
      unseen += ~words[at] & SEEN;
    }
    return unseen;
  }
}

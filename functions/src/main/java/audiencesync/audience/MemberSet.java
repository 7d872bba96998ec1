package audiencesync.audience;

import java.util.Arrays;

/**
 * The segment's members, and which of them an identity row was seen of: some 15 bytes a member.
 * Asked by several threads at once.
 */
final class MemberSet implements Membership {
  private final Fingerprint fingerprint;
  private final MemberTable[] partitions;

  MemberSet(Fingerprint fingerprint, MemberTable[] partitions) {
    this.fingerprint = fingerprint;
    this.partitions = partitions;
  }

  /**
   * Loop after loop instead of one: none of them waits for one row's memory before it asks for the
   * next row's, as one loop does whenever it guesses wrong who is a member.
   */
  @Override
  public int select(RowBatch batch) {
    batch.identify(fingerprint);
    locate(batch);
    fetch(batch);
    join(batch);
    return batch.named();
  }

  private void locate(RowBatch batch) {
    for (int number = 0; number < batch.named(); number++) {
      long first = batch.first(number);
      batch.setCandidate(number, of(first).locate(first));
    }
  }

  /** Brings the candidates into the processor's cache; what it reads is of no use. */
  private void fetch(RowBatch batch) {
    int fetched = 0;
    for (int number = 0; number < batch.named(); number++) {
      fetched ^= of(batch.first(number)).fetch(batch.candidate(number));
    }
    batch.setFetched(fetched);
  }

  private void join(RowBatch batch) {
    for (int number = 0; number < batch.named(); number++) {
      long first = batch.first(number);
      boolean isMember = of(first).see(batch.candidate(number), first, batch.second(number));
      batch.select(batch.namedRow(number), isMember);
    }
  }

  private MemberTable of(long first) {
    return partitions[PartitionedRecords.partitionOf(first)];
  }

  /** Rows that were added, and members that they make. */
  Distinct size() {
    return Distinct.sum(Arrays.stream(partitions).map(MemberTable::size));
  }

  /** What its tables take, in whole words of 64 bits. */
  long bytes() {
    long bytes = Arrays.stream(partitions).mapToLong(MemberTable::bytes).sum();
    return (bytes + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
  }

  /** Gives the memory back before the identifiers are sorted; nothing may be asked any more. */
  void release() {
    Arrays.fill(partitions, MemberTable.NONE);
  }

  /** Members that no identity row was seen of; to be asked when every row is in. */
  long withoutIdentity() {
    return Arrays.stream(partitions).parallel().mapToLong(MemberTable::unseen).sum();
  }
}

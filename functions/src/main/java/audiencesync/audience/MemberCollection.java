package audiencesync.audience;

import java.util.List;
import java.util.stream.IntStream;

/** The segment's user ids while its rows come in, as fingerprints. */
final class MemberCollection {
  private final Fingerprint fingerprint = Fingerprint.random();
  private final RecordMemory memory;
  private final Pool<PartitionedRecords> pool;

  MemberCollection(RecordMemory memory) {
    this.memory = memory;
    this.pool = new Pool<>(() -> new PartitionedRecords(MemberTable.WIDTH, memory));
  }

  /** Adds the users that a batch names; several threads may. */
  void add(RowBatch batch) {
    batch.identify(fingerprint);
    PartitionedRecords records = pool.take();
    for (int number = 0; number < batch.named(); number++) {
      records.add(batch.first(number), batch.second(number));
    }
    pool.giveBack(records);
  }

  /**
   * What was added becomes a set; this collection is empty afterwards.
   *
   * @throws MemoryFullException when there is no room for the tables' empty slots
   */
  MemberSet toSet() {
    List<PartitionedRecords> sources = pool.all();
    long records = sources.stream().mapToLong(PartitionedRecords::records).sum();
    memory.take(MemberTable.emptySlots(records) * MemberTable.WIDTH);
    MemberTable[] partitions =
        IntStream.range(0, PartitionedRecords.PARTITIONS)
            .parallel()
            .mapToObj(partition -> MemberTable.take(sources, partition))
            .toArray(MemberTable[]::new);
    return new MemberSet(fingerprint, partitions);
  }
}

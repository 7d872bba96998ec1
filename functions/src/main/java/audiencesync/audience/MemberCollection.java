package audiencesync.audience;

import java.util.List;
import java.util.stream.IntStream;

/** The segment's user ids while its rows come in, as fingerprints. */
final class MemberCollection {
  /** Words of a fingerprint. */
  private static final int WIDTH = 2;

  private final Fingerprint fingerprint = Fingerprint.random();
  private final RecordMemory memory;
  private final Pool<PartitionedRecords> pool;

  MemberCollection(RecordMemory memory) {
    this.memory = memory;
    this.pool = new Pool<>(() -> new PartitionedRecords(WIDTH, memory));
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
    memory.take(sources.stream().mapToLong(PartitionedRecords::words).sum() / 4);
    MemberTable[] partitions =
        IntStream.range(0, PartitionedRecords.PARTITIONS)
            .parallel()
            .mapToObj(partition -> MemberTable.take(sources, partition))
            .toArray(MemberTable[]::new);
    return new MemberSet(fingerprint, partitions);
  }
}

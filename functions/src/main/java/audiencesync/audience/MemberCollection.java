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
   * What was added becomes a set, which takes the room that the records had; this collection is
   * empty afterwards. Nobody else may have taken room yet.
   *
   * @throws MemoryFullException when tables with few members do not fit
   */
  MemberSet toSet() {
    List<PartitionedRecords> sources = pool.all();
    long records = sources.stream().mapToLong(PartitionedRecords::records).sum();
    int usual = (int) (records / PartitionedRecords.PARTITIONS);
    MemberTable[] partitions =
        IntStream.range(0, PartitionedRecords.PARTITIONS)
            .parallel()
            .mapToObj(partition -> MemberTable.take(sources, partition, usual))
            .toArray(MemberTable[]::new);
    MemberSet members = new MemberSet(fingerprint, partitions);
    memory.giveBack(memory.taken());
    memory.take(members.bytes() / Long.BYTES);
    return members;
  }
}

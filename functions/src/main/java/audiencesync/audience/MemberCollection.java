package audiencesync.audience;

import java.util.List;
import java.util.stream.IntStream;

/** The segment's user ids while its rows come in, as fingerprints. */
final class MemberCollection {
  private static final RecordOrder ORDER = new RecordOrder(2);

  private final Fingerprint fingerprint = Fingerprint.random();
  private final Pool<PartitionedRecords> pool;

  MemberCollection(RecordMemory memory) {
    this.pool = new Pool<>(() -> new PartitionedRecords(ORDER.width(), memory));
  }

  Fingerprint fingerprint() {
    return fingerprint;
  }

  /**
   * Adds fingerprints; several threads may.
   *
   * @param words first and second word of each in turn
   * @param end where the last one ends
   */
  void add(long[] words, int end) {
    PartitionedRecords records = pool.take();
    for (int i = 0; i < end; i += ORDER.width()) {
      records.add(words[i], words[i + 1]);
    }
    pool.giveBack(records);
  }

  /** What was added becomes a set; this collection is empty afterwards. */
  MemberSet toSet() {
    List<PartitionedRecords> sources = pool.all();
    SortedPartition[] partitions =
        IntStream.range(0, PartitionedRecords.PARTITIONS)
            .parallel()
            .mapToObj(partition -> SortedPartition.takeIndexed(sources, partition, ORDER))
            .toArray(SortedPartition[]::new);
    return new MemberSet(fingerprint, partitions);
  }
}

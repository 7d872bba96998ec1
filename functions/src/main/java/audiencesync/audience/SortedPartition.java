package audiencesync.audience;

import java.util.Arrays;
import java.util.List;

/**
 * One partition's records in ascending order, each once.
 *
 * <p>Built by dealing the records into buckets by the bits below the partition's, about four to a
 * bucket, and sorting each bucket: linear for what is spread evenly, as hashes are, and never worse
 * than a heap sort for what is not. The buckets can stay as an index for look-ups.
 */
final class SortedPartition {
  private static final int PARTITION_BITS = 8;
  private static final int RECORDS_PER_BUCKET = 4;
  private static final int MOST_BUCKET_BITS = 24;

  private static final int[] NO_INDEX = new int[0];

  /** The longest array that every Java can make. */
  private static final int MOST_WORDS = Integer.MAX_VALUE - 8;

  /** No record. */
  static final SortedPartition EMPTY = new SortedPartition(new RecordOrder(1), 0);

  private final RecordOrder order;
  private final int bucketBits;
  private final int taken;
  private int[] bucketEnds;
  private long[] words;

  private SortedPartition(RecordOrder order, int records) {
    this.order = order;
    this.taken = records;
    this.bucketBits = bitsFor(records / RECORDS_PER_BUCKET);
    this.bucketEnds = new int[1 << bucketBits];
    this.words = new long[records * order.width()];
  }

  private static int bitsFor(int buckets) {
    return Math.min(MOST_BUCKET_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(buckets));
  }

  /** Takes one partition out of its sources, which forget it. It cannot be looked up. */
  static SortedPartition take(List<PartitionedRecords> sources, int partition, RecordOrder order) {
    SortedPartition sorted = takeIndexed(sources, partition, order);
    sorted.bucketEnds = NO_INDEX;
    return sorted;
  }

  /** The same, with the index for {@link #begin} and {@link #end}: 1 to 2 bytes a record. */
  static SortedPartition takeIndexed(
      List<PartitionedRecords> sources, int partition, RecordOrder order) {
    SortedPartition sorted = new SortedPartition(order, count(sources, partition, order));
    sorted.measure(sources, partition);
    sorted.deal(sources, partition);
    sources.forEach(source -> source.clear(partition));
    sorted.sort();
    return sorted;
  }

  private static int count(List<PartitionedRecords> sources, int partition, RecordOrder order) {
    long records = sources.stream().mapToLong(source -> source.records(partition)).sum();
    return requireFitting(records, order.width());
  }

  /** Refuses what only values that are not spread evenly at all can reach. */
  static int requireFitting(long records, int width) {
    if (records > MOST_WORDS / width) {
      throw new IllegalStateException(
          records
              + " values begin with the same byte, more than one array holds: are they really"
              + " hashes or ids, each drawn at random?");
    }
    return (int) records;
  }

  /** Counts each bucket's records and turns the counts into the buckets' beginnings. */
  private void measure(List<PartitionedRecords> sources, int partition) {
    for (PartitionedRecords source : sources) {
      source.visit(
          partition,
          (slab, end) -> {
            for (int at = 0; at < end; at += order.width()) {
              bucketEnds[bucketOf(slab[at])]++;
            }
          });
    }
    int begin = 0;
    for (int bucket = 0; bucket < bucketEnds.length; bucket++) {
      int size = bucketEnds[bucket];
      bucketEnds[bucket] = begin;
      begin += size;
    }
  }

  /** Copies each record behind the last one of its bucket; beginnings become ends. */
  private void deal(List<PartitionedRecords> sources, int partition) {
    for (PartitionedRecords source : sources) {
      source.visit(partition, order.width() == 2 ? this::dealPairs : this::dealAny);
    }
  }

  private void dealPairs(long[] slab, int end) {
    for (int at = 0; at < end; at += 2) {
      int to = bucketEnds[bucketOf(slab[at])]++ * 2;
      words[to] = slab[at];
      words[to + 1] = slab[at + 1];
    }
  }

  private void dealAny(long[] slab, int end) {
    int width = order.width();
    for (int at = 0; at < end; at += width) {
      int to = bucketEnds[bucketOf(slab[at])]++ * width;
      for (int k = 0; k < width; k++) {
        words[to + k] = slab[at + k];
      }
    }
  }

  private void sort() {
    int kept = 0;
    int from = 0;
    for (int bucket = 0; bucket < bucketEnds.length; bucket++) {
      int to = bucketEnds[bucket];
      order.sort(words, from, to);
      kept = keepDistinct(from, to, kept);
      bucketEnds[bucket] = kept;
      from = to;
    }
    words =
        kept * order.width() == words.length ? words : Arrays.copyOf(words, kept * order.width());
  }

  private int keepDistinct(int from, int to, int kept) {
    int next = kept;
    for (int i = from; i < to; i++) {
      if (next == kept || !order.same(words, next - 1, i)) {
        if (next < i) {
          order.copy(words, i, next);
        }
        next++;
      }
    }
    return next;
  }

  private int bucketOf(long firstWord) {
    // Two shifts: with no bucket bits at all, one shift by 64 would be none.
    return (int) (firstWord << PARTITION_BITS >>> 1 >>> (Long.SIZE - 1 - bucketBits));
  }

  /** Index of the first record that can begin with this word. */
  int begin(long firstWord) {
    int bucket = bucketOf(firstWord);
    return bucket == 0 ? 0 : bucketEnds[bucket - 1];
  }

  /** Index behind the last record that can begin with this word. */
  int end(long firstWord) {
    return bucketEnds[bucketOf(firstWord)];
  }

  /** The records' words, exactly; not a copy. */
  long[] words() {
    return words;
  }

  /** Records that went in. */
  int taken() {
    return taken;
  }

  /** Records that remain. */
  int records() {
    return words.length / order.width();
  }
}

package audiencesync.audience;

import java.util.Arrays;
import java.util.List;

/**
 * One partition's records in ascending order, each once.
 *
 * @param words the records' words, exactly
 * @param size records that went in, and those that remain
 */
@SuppressWarnings("ArrayRecordComponent") // A holder for two values, compared by nobody.
record SortedPartition(long[] words, Distinct size) {
  /** Takes one partition out of its sources, which forget it. */
  static SortedPartition take(List<PartitionedRecords> sources, int partition) {
    int records = PartitionedRecords.count(sources, partition, RecordOrder.WIDTH);
    return new Sorting(records).sort(sources, partition);
  }

  int records() {
    return (int) size.unique();
  }

  /**
   * Deals the records into buckets by the bits below the partition's, and sorts each bucket: linear
   * for what is spread evenly, as hashes are, and never worse than a heap sort for what is not.
   */
  private static final class Sorting {
    private static final int MOST_BUCKET_BITS = 24;

    private final int records;
    private final int bucketBits;
    private final int[] bucketEnds;
    private final long[] words;

    /** With one to two buckets a record. */
    Sorting(int records) {
      this.records = records;
      int bits = Integer.SIZE - Integer.numberOfLeadingZeros(records);
      this.bucketBits = Math.min(MOST_BUCKET_BITS, bits);
      this.bucketEnds = new int[1 << bucketBits];
      this.words = new long[records * RecordOrder.WIDTH];
    }

    SortedPartition sort(List<PartitionedRecords> sources, int partition) {
      sources.forEach(source -> source.visit(partition, this::measure));
      turnSizesIntoBeginnings();
      for (PartitionedRecords source : sources) {
        source.visit(partition, this::deal);
        source.clear(partition);
      }
      int kept = sortBuckets();
      int end = kept * RecordOrder.WIDTH;
      return new SortedPartition(
          kept == records ? words : Arrays.copyOf(words, end), new Distinct(records, kept));
    }

    private void measure(long[] slab, int end) {
      for (int at = 0; at < end; at += RecordOrder.WIDTH) {
        bucketEnds[bucketOf(slab[at])]++;
      }
    }

    private void turnSizesIntoBeginnings() {
      int begin = 0;
      for (int bucket = 0; bucket < bucketEnds.length; bucket++) {
        int size = bucketEnds[bucket];
        bucketEnds[bucket] = begin;
        begin += size;
      }
    }

    /** Copies each record behind the last one of its bucket; beginnings become ends. */
    private void deal(long[] slab, int end) {
      for (int at = 0; at < end; at += RecordOrder.WIDTH) {
        RecordOrder.move(slab, at, words, bucketEnds[bucketOf(slab[at])]++ * RecordOrder.WIDTH);
      }
    }

    /** How many remain. */
    private int sortBuckets() {
      int kept = 0;
      int from = 0;
      for (int to : bucketEnds) {
        if (from < to) {
          RecordOrder.sort(words, from, to);
          kept = keepDistinct(from, to, kept);
          from = to;
        }
      }
      return kept;
    }

    private int keepDistinct(int from, int to, int kept) {
      int next = kept;
      for (int i = from; i < to; i++) {
        if (next == kept || !RecordOrder.same(words, next - 1, i)) {
          if (next < i) {
            RecordOrder.copy(words, i, next);
          }
          next++;
        }
      }
      return next;
    }

    private int bucketOf(long firstWord) {
      // Two shifts: with no bucket bits at all, one shift by 64 would be none.
      long below = firstWord << PartitionedRecords.PARTITION_BITS;
      return (int) (below >>> 1 >>> (Long.SIZE - 1 - bucketBits));
    }
  }
}

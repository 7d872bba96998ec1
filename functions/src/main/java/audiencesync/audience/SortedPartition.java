package audiencesync.audience;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One partition's records in ascending order, each once.
 *
 * @param slabs words of records; all but the last are filled
 * @param size records that went in, and those that remain
 */
record SortedPartition(List<long[]> slabs, Distinct size) {
  int records() {
    return (int) size.unique();
  }

  /**
   * Room in which one partition after another is sorted, to be used by one thread.
   *
   * <p>Deals the records into buckets by the bits below the partition's, and sorts each bucket:
   * linear for what is spread evenly, as hashes are, and never worse than a heap sort for what is
   * not.
   */
  static final class Sorting {
    private static final int MOST_BUCKET_BITS = 24;

    /** The next partitions may hold a few records more: an eighth of room is added for them. */
    private static final int ROOM_FOR_LARGER = 8;

    private static final int MOST_RECORDS = PartitionedRecords.MOST_WORDS / RecordOrder.WIDTH;

    private final RecordMemory memory;
    private int capacity;
    private int bucketBits;
    private int buckets;
    private int[] bucketEnds = new int[1];
    private long[] words = {};

    /** What it takes is taken from that memory. */
    Sorting(RecordMemory memory) {
      this.memory = memory;
    }

    /**
     * Takes one partition out of its sources, which forget it. Sorted, it lies in their slabs.
     *
     * @throws MemoryFullException when there is no room to sort so many
     */
    SortedPartition take(List<PartitionedRecords> sources, int partition) {
      int records = PartitionedRecords.count(sources, partition, RecordOrder.WIDTH);
      begin(records);
      sources.forEach(source -> source.visit(partition, this::measure));
      turnSizesIntoBeginnings();
      List<long[]> slabs = new ArrayList<>();
      for (PartitionedRecords source : sources) {
        source.visit(partition, this::deal);
        slabs.addAll(source.release(partition));
      }
      int kept = sortBuckets();
      return new SortedPartition(written(slabs, kept), new Distinct(records, kept));
    }

    private void begin(int records) {
      bucketBits = bucketBits(records);
      buckets = 1 << bucketBits;
      if (records > capacity) {
        grow(records);
      } else {
        Arrays.fill(bucketEnds, 0, buckets, 0);
      }
    }

    /** One partition with far more records than the others is what room is asked for. */
    private void grow(int records) {
      int more = (int) Math.min(MOST_RECORDS, (long) records + records / ROOM_FOR_LARGER);
      memory.take(words(more) - words(capacity));
      capacity = more;
      bucketEnds = new int[1 << bucketBits(more)];
      words = new long[more * RecordOrder.WIDTH];
    }

    /** With one to two buckets a record. */
    private static int bucketBits(long records) {
      return Math.min(MOST_BUCKET_BITS, Long.SIZE - Long.numberOfLeadingZeros(records));
    }

    /** What it takes to sort so many records, in words. */
    static long words(long records) {
      return records * RecordOrder.WIDTH + (1L << bucketBits(records)) / 2;
    }

    /** The slabs that the sorted records are written to, which are not all of them. */
    private List<long[]> written(List<long[]> slabs, int records) {
      List<long[]> filled = new ArrayList<>();
      int end = records * RecordOrder.WIDTH;
      int from = 0;
      for (long[] slab : slabs) {
        int length = Math.min(slab.length, end - from);
        if (length > 0) {
          System.arraycopy(words, from, slab, 0, length);
          filled.add(slab);
          from += length;
        }
      }
      return filled;
    }

    private void measure(long[] slab, int end) {
      for (int at = 0; at < end; at += RecordOrder.WIDTH) {
        bucketEnds[bucketOf(slab[at])]++;
      }
    }

    private void turnSizesIntoBeginnings() {
      int begin = 0;
      for (int bucket = 0; bucket < buckets; bucket++) {
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
      for (int bucket = 0; bucket < buckets; bucket++) {
        int to = bucketEnds[bucket];
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

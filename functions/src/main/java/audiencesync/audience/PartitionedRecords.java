package audiencesync.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Records of a fixed number of words, appended to 256 partitions by the top byte of their first
 * word. Used by one thread at a time.
 *
 * <p>A partition is a chain of slabs: growing never copies, and a slab is at most a quarter of what
 * its partition holds, so little is reserved in vain.
 */
final class PartitionedRecords {
  /** The top bits of the first word, which tell the partition. */
  static final int PARTITION_BITS = 8;

  static final int PARTITIONS = 1 << PARTITION_BITS;

  /** The longest array that every Java can make. */
  static final int MOST_WORDS = Integer.MAX_VALUE - 8;

  private static final int SMALLEST_SLAB = 8;
  private static final long[] NO_SLAB = new long[0];

  private final int width;
  private final RecordMemory memory;
  private final List<List<long[]>> fullSlabs = new ArrayList<>(PARTITIONS);
  private final long[][] slabs = new long[PARTITIONS][];
  private final int[] used = new int[PARTITIONS];
  private final long[] recordsInFullSlabs = new long[PARTITIONS];

  /**
   * @param width words of a record
   */
  PartitionedRecords(int width, RecordMemory memory) {
    this.width = width;
    this.memory = memory;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      fullSlabs.add(new ArrayList<>(0));
      slabs[partition] = NO_SLAB;
    }
  }

  static int partitionOf(long firstWord) {
    return (int) (firstWord >>> (Long.SIZE - PARTITION_BITS));
  }

  /** Appends a record of two words. */
  void add(long first, long second) {
    int partition = partitionOf(first);
    int at = room(partition);
    long[] slab = slabs[partition];
    slab[at] = first;
    slab[at + 1] = second;
  }

  /** Appends a record of four words. */
  void add(long first, long second, long third, long fourth) {
    int partition = partitionOf(first);
    int at = room(partition);
    long[] slab = slabs[partition];
    slab[at] = first;
    slab[at + 1] = second;
    slab[at + 2] = third;
    slab[at + 3] = fourth;
  }

  private int room(int partition) {
    if (used[partition] == slabs[partition].length) {
      grow(partition);
    }
    int at = used[partition];
    used[partition] = at + width;
    return at;
  }

  private void grow(int partition) {
    if (used[partition] > 0) {
      fullSlabs.get(partition).add(slabs[partition]);
      recordsInFullSlabs[partition] += used[partition] / width;
    }
    long size = slab(recordsInFullSlabs[partition], width);
    slabs[partition] = memory.slab((int) size * width);
    used[partition] = 0;
  }

  /** Of how many records the next slab is, behind so many in a partition. */
  private static long slab(long records, int width) {
    return Math.min(RecordMemory.SLAB_WORDS / width, Math.max(SMALLEST_SLAB, records / 4));
  }

  /**
   * For how many records there is room when so many were added, evenly spread: the last slab of
   * each partition is half full, as it is on average.
   *
   * @param sources how many share them
   * @param width words of a record
   */
  static long reserved(long records, int sources, int width) {
    long chains = (long) sources * PARTITIONS;
    return records + (records == 0 ? 0 : chains * slab(records / chains, width) / 2);
  }

  long records(int partition) {
    return recordsInFullSlabs[partition] + used[partition] / width;
  }

  /** Records of all partitions. */
  long records() {
    return IntStream.range(0, PARTITIONS).mapToLong(this::records).sum();
  }

  /**
   * How many records of one partition there are in all.
   *
   * @param words how many words a record will take in an array that holds the partition
   * @throws IllegalStateException when no array can
   */
  static int count(List<PartitionedRecords> sources, int partition, int words) {
    long records = sources.stream().mapToLong(source -> source.records(partition)).sum();
    return requireFitting(records, words);
  }

  /** Refuses what only values that are not spread evenly at all can reach. */
  static int requireFitting(long records, int words) {
    if (records > MOST_WORDS / words) {
      throw new IllegalStateException(
          records
              + " values begin with the same byte, more than one array holds: are they really"
              + " hashes or ids, each drawn at random?");
    }
    return (int) records;
  }

  /** Hands over every slab of a partition, in no promised order. */
  void visit(int partition, SlabVisitor visitor) {
    for (long[] slab : fullSlabs.get(partition)) {
      visitor.visit(slab, slab.length);
    }
    visitor.visit(slabs[partition], used[partition]);
  }

  /** Forgets a partition, whose records have been copied, so that its slabs can be used again. */
  void clear(int partition) {
    release(partition).forEach(memory::reuse);
  }

  /** Forgets a partition, whose slabs are the caller's from now on. */
  List<long[]> release(int partition) {
    List<long[]> released = fullSlabs.get(partition);
    released.add(slabs[partition]);
    fullSlabs.set(partition, new ArrayList<>(0));
    slabs[partition] = NO_SLAB;
    used[partition] = 0;
    recordsInFullSlabs[partition] = 0;
    return released;
  }

  /** Receives whole records. */
  @FunctionalInterface
  interface SlabVisitor {
    /**
     * Takes the records of one slab.
     *
     * @param slab words of records, one record after another
     * @param end where the last record ends
     */
    void visit(long[] slab, int end);
  }
}

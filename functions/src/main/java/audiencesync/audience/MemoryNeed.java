package audiencesync.audience;

/**
 * What it takes to prepare an audience: the one place that knows what a member, an identifier and
 * the JVM cost. The room that a preparation is given, what is planned for a run and what is
 * measured follow from here.
 *
 * <p>Rows are what takes room, not people: who is named twice is kept twice until all rows are in.
 *
 * @param bytes what members and identifiers take of the heap while rows come in
 */
public record MemoryNeed(long bytes) {
  /** What is left to the collector, whose work grows when a heap is full: a sixteenth. */
  private static final int SPARE_SHARE = 16;

  /**
   * What a heap holds beside them: the nursery, two windows on files, documents. The largest
   * windows there are, two of zstd with 17 MB each, fit in with what is spare from 600 MB of heap
   * on; the smallest function has 870.
   */
  private static final long OTHER_NEEDS = 20L << 20;

  /** Of a nursery of 8 MB, a tenth is always empty: Java does not count it as memory there is. */
  private static final long EMPTY_NURSERY = (8L << 20) / 10;

  /**
   * What a process holds beside its heap: the JVM, classes, threads, compilers and what they have
   * compiled. Measured as the largest resident set less a heap that is resident as a whole ({@code
   * -Xms} as {@code -Xmx}, {@code -XX:+AlwaysPreTouch}), 1 and 10 million identities: 82 and 83 MB.
   */
  private static final long BESIDE_HEAP = 83_000_000;

  /**
   * And what a rehearsal before the snapshot adds to it; measured in the same way: 25 and 27 MB.
   */
  private static final long REHEARSAL = 27_000_000;

  /** How much of a function's memory Lambda's runtime gives to the heap; the rest is beside it. */
  private static final int HEAP_PERCENT = 85;

  private static final int HUNDRED = 100;
  private static final long MEGABYTE = 1L << 20;

  /** Two threads read, each into partitions of its own. */
  private static final int THREADS = 2;

  /**
   * Of a segment that names users and an identity export.
   *
   * @param segmentRows rows of the segment that pass the filter and name a user
   * @param identifiers what the rows of members yield
   */
  public static MemoryNeed joined(long segmentRows, long identifiers) {
    long whileMembersCome = reserved(segmentRows, MemberTable.WIDTH);
    long behindThem = MemberTable.bytes(segmentRows) + segmentOnly(identifiers).bytes();
    return new MemoryNeed(Math.max(whileMembersCome, behindThem));
  }

  /** Of a segment that carries the identifiers itself. */
  public static MemoryNeed segmentOnly(long identifiers) {
    long sorting =
        THREADS
            * SortedPartition.Sorting.words(identifiers / PartitionedRecords.PARTITIONS)
            * Long.BYTES;
    return new MemoryNeed(reserved(identifiers, RecordOrder.WIDTH) + sorting);
  }

  private static long reserved(long records, int width) {
    return PartitionedRecords.reserved(records, THREADS, width) * width * Long.BYTES;
  }

  /**
   * What members and identifiers may take of a heap.
   *
   * @param maxMemory the heap as {@link Runtime#maxMemory()} counts it
   */
  public static long roomOf(long maxMemory) {
    return (maxMemory - OTHER_NEEDS) / SPARE_SHARE * (SPARE_SHARE - 1);
  }

  /** The smallest heap that has room for them, in bytes: what {@code -Xmx} must be. */
  public long heap() {
    long shares = (bytes + SPARE_SHARE - 2) / (SPARE_SHARE - 1);
    return OTHER_NEEDS + EMPTY_NURSERY + shares * SPARE_SHARE;
  }

  /** The most memory that a process with a heap of that size holds, in bytes (resident set). */
  public static long resident(long heap) {
    return heap + BESIDE_HEAP;
  }

  /** The same of a process that is restored from a snapshot behind a rehearsal. */
  public static long residentWhenRestored(long heap) {
    return resident(heap) + REHEARSAL;
  }

  /** How much memory a function must have at least whose heap has room for them, in MB of 2²⁰. */
  public long functionMegabytes() {
    long byHeap = (heap() * HUNDRED + HEAP_PERCENT - 1) / HEAP_PERCENT;
    long bytesNeeded = Math.max(byHeap, residentWhenRestored(heap()));
    return (bytesNeeded + MEGABYTE - 1) / MEGABYTE;
  }
}

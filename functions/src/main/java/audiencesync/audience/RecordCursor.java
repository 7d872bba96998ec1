package audiencesync.audience;

/**
 * Walks from record to record, across partitions, which follow one another by their top byte.
 * Stands before its first record until told to go on.
 */
final class RecordCursor {
  private final SortedPartition[] partitions;
  private int partition;
  private int nextSlab;
  private int recordsBehindSlab;
  private long left;

  private long[] slab = {};
  private int position = -RecordOrder.WIDTH;
  private int end;

  /**
   * @param firstRank rank of the first record among those of all partitions, counted from 0
   * @param records how many there are to walk over
   */
  RecordCursor(SortedPartition[] partitions, long firstRank, long records) {
    this.partitions = partitions;
    this.left = records;
    if (records > 0) {
      skip(firstRank);
    }
  }

  private void skip(long records) {
    long skipped = records;
    while (skipped >= partitions[partition].records()) {
      skipped -= partitions[partition].records();
      partition++;
    }
    recordsBehindSlab = partitions[partition].records();
    enterSlab();
    while (skipped >= end / RecordOrder.WIDTH) {
      skipped -= end / RecordOrder.WIDTH;
      enterSlab();
    }
    position = (int) (skipped - 1) * RecordOrder.WIDTH;
  }

  /** Goes on to the next record, if there is one left. */
  boolean next() {
    if (left == 0) {
      return false;
    }
    left--;
    position += RecordOrder.WIDTH;
    if (position == end) {
      enterSlab();
    }
    return true;
  }

  private void enterSlab() {
    while (recordsBehindSlab == 0) {
      partition++;
      nextSlab = 0;
      recordsBehindSlab = partitions[partition].records();
    }
    slab = partitions[partition].slabs().get(nextSlab++);
    int records = Math.min(slab.length / RecordOrder.WIDTH, recordsBehindSlab);
    recordsBehindSlab -= records;
    position = 0;
    end = records * RecordOrder.WIDTH;
  }

  /** The array that the current record lies in; not a copy. */
  long[] words() {
    return slab;
  }

  /** Where in {@link #words()} the current record begins. */
  int position() {
    return position;
  }
}

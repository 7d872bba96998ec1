package audiencesync.audience;

/**
 * Walks from record to record, across partitions, which follow one another by their top byte.
 * Stands before its first record until told to go on.
 */
final class RecordCursor {
  private final SortedPartition[] partitions;
  private int partition;
  private int index;
  private long left;

  /**
   * @param firstRank rank of the first record among those of all partitions, counted from 0
   * @param records how many there are to walk over
   */
  RecordCursor(SortedPartition[] partitions, long firstRank, long records) {
    this.partitions = partitions;
    this.left = records;
    long skipped = firstRank;
    while (partition < partitions.length - 1 && skipped >= partitions[partition].records()) {
      skipped -= partitions[partition].records();
      partition++;
    }
    this.index = (int) skipped - 1;
  }

  /** Goes on to the next record, if there is one left. */
  boolean next() {
    if (left == 0) {
      return false;
    }
    left--;
    index++;
    while (index == partitions[partition].records()) {
      partition++;
      index = 0;
    }
    return true;
  }

  /** The array that the current record lies in; not a copy. */
  long[] words() {
    return partitions[partition].words();
  }

  /** Where in {@link #words()} the current record begins. */
  int position() {
    return index * RecordOrder.WIDTH;
  }
}

package audiencesync.audience;

/**
 * How many there were, and how many remain when each is taken once.
 *
 * @param all counted one by one
 * @param unique counted once each
 */
record Distinct(long all, long unique) {
  static Distinct of(SortedPartition[] partitions) {
    long all = 0;
    long unique = 0;
    for (SortedPartition partition : partitions) {
      all += partition.taken();
      unique += partition.records();
    }
    return new Distinct(all, unique);
  }

  long duplicates() {
    return all - unique;
  }
}

package audiencesync.audience;

/** Takes records and forgets them. */
final class Shelf {
  private final PartitionedRecords records =
      new PartitionedRecords(RecordOrder.WIDTH, new RecordMemory(Long.MAX_VALUE));

  PartitionedRecords records() {
    return records;
  }

  void clear() {
    clear(records);
  }

  static void clear(PartitionedRecords records) {
    for (int partition = 0; partition < PartitionedRecords.PARTITIONS; partition++) {
      records.clear(partition);
    }
  }
}

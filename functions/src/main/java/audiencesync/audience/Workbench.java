package audiencesync.audience;

/** What one thread needs to turn raw identifiers into records. */
final class Workbench {
  private final Staging staging = new Staging();
  private final PartitionedRecords records;
  private final Normaliser normaliser;

  Workbench(IdentifierRule rule, RecordMemory memory) {
    this.records = new PartitionedRecords(RecordOrder.WIDTH, memory);
    this.normaliser = Normaliser.of(rule, staging);
  }

  /**
   * Judges one raw value, of which it may change the bytes; what is sent for it is staged.
   *
   * @param text UTF-8
   */
  Verdict judge(byte[] text, int start, int end) {
    return normaliser.accept(text, start, end);
  }

  /** Stores what a batch has staged. */
  void store() {
    staging.moveTo(records);
  }

  PartitionedRecords records() {
    return records;
  }
}

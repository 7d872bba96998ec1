package audiencesync.audience;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What the records of one preparation may take, over all threads. Without it, whoever asks for too
 * much last would get an {@link OutOfMemoryError}, and after minutes of vain collecting.
 */
final class RecordMemory {
  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  /**
   * @param limit in bytes
   */
  RecordMemory(long limit) {
    this.limit = limit;
  }

  /**
   * Takes room for so many words, for good.
   *
   * @throws MemoryFullException when there is none
   */
  void take(long words) {
    if (taken.addAndGet(words * Long.BYTES) > limit) {
      throw new MemoryFullException(limit);
    }
  }
}

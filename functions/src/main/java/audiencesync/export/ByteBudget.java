package audiencesync.export;

import java.util.concurrent.atomic.AtomicLong;

/** The decompressed bytes that an input may have in all, shared by whatever threads read it. */
final class ByteBudget {
  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  ByteBudget(long limit) {
    this.limit = limit;
  }

  long limit() {
    return limit;
  }

  /** Takes that many bytes; false when the input has more than it may. */
  boolean take(long bytes) {
    return taken.addAndGet(bytes) <= limit;
  }
}

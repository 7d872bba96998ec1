package audiencesync.lineads;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps the starts of LINE calls at least 125 ms apart: LINE takes ten a second for one access key.
 * One pacer serves a process, whatever keys it uses. It really sleeps, whatever clock requests are
 * signed with.
 */
public final class Pacer {
  static final Duration GAP = Duration.ofMillis(125);
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final LongSupplier nanoTime;
  private final Sleeper sleeper;
  private boolean started;
  private long nextStart;

  /**
   * @param nanoTime a monotonic time in nanoseconds: {@code System::nanoTime}
   */
  public Pacer(LongSupplier nanoTime) {
    this(nanoTime, Thread::sleep);
  }

  Pacer(LongSupplier nanoTime, Sleeper sleeper) {
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
  }

  /** Returns when the caller may start its call. */
  void await() {
    long nanos = reserve();
    if (nanos > 0) {
      sleep((nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }
  }

  /** Takes the next free start and says how far away it is. */
  private synchronized long reserve() {
    long now = nanoTime.getAsLong();
    long wait = started ? Math.max(0, nextStart - now) : 0;
    started = true;
    nextStart = now + wait + GAP.toNanos();
    return wait;
  }

  private void sleep(long millis) {
    try {
      sleeper.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting to call LINE", e);
    }
  }

  /** How a thread waits. */
  @FunctionalInterface
  interface Sleeper {
    void sleep(long millis) throws InterruptedException;
  }
}

package audiencesync.lineads;

import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
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
  private final Lock turn = new ReentrantLock(true);
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

  /**
   * Returns when the caller may start its call. Callers wait one after another, and the next gap
   * begins when this one has ended: who wakes late holds up those behind, and is not caught up
   * with.
   */
  void await() {
    waitForTurn();
    try {
      long start = nanoTime.getAsLong();
      if (started && nextStart - start > 0) {
        start = slept(nextStart - start);
      }
      started = true;
      nextStart = start + GAP.toNanos();
    } finally {
      turn.unlock();
    }
  }

  private void waitForTurn() {
    try {
      turn.lockInterruptibly();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** When it was over; never before it was to be. */
  private long slept(long nanos) {
    sleep((nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    long now = nanoTime.getAsLong();
    return now - nextStart > 0 ? now : nextStart;
  }

  private void sleep(long millis) {
    try {
      sleeper.sleep(millis);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting to call LINE", e);
  }

  /** How a thread waits. */
  @FunctionalInterface
  interface Sleeper {
    void sleep(long millis) throws InterruptedException;
  }
}

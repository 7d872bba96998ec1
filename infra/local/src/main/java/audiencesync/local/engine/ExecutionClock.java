package audiencesync.local.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The time one execution lives in. Waits and back-offs always pass in full on this clock; how much
 * of them is really slept is its scale: 0 skips them, 1 sleeps them, 0.1 sleeps a tenth.
 */
public final class ExecutionClock {
  private final Clock base;
  private final double scale;
  private Duration skipped = Duration.ZERO;

  private ExecutionClock(Clock base, double scale) {
    this.base = base;
    this.scale = scale;
  }

  /** Skips every wait. */
  public static ExecutionClock virtual(Clock base) {
    return new ExecutionClock(base, 0);
  }

  /**
   * Sleeps every wait, times a factor.
   *
   * @throws IllegalArgumentException when the scale is negative or not a number
   */
  public static ExecutionClock real(Clock base, double scale) {
    if (!(scale >= 0) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException(
          "The scale of waits must be 0 or a positive number; it is " + scale);
    }
    return new ExecutionClock(base, scale);
  }

  /** The base clock's instant, and every pause so far as if it had been waited for in full. */
  public synchronized Instant now() {
    return base.instant().plus(skipped);
  }

  /**
   * Lets a duration pass.
   *
   * @return whether it passed; {@code false} when it was cut short by the latch or an interrupt
   */
  boolean pause(Duration duration, CountDownLatch cut) {
    Duration slept = Duration.ofNanos(Math.round(duration.toNanos() * scale));
    if (!sleep(slept, cut)) {
      return false;
    }
    skip(duration.minus(slept));
    return true;
  }

  private static boolean sleep(Duration duration, CountDownLatch cut) {
    try {
      return !cut.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized void skip(Duration duration) {
    skipped = skipped.plus(duration);
  }
}

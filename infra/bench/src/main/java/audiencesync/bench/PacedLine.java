package audiencesync.bench;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A line that carries so many bytes a second and no more, whoever reads from it: what a network
 * gives to one function.
 */
final class PacedLine {
  /** Megabytes (of 10⁶ bytes) a second; none is set where a disk's speed is meant. */
  static final String PROPERTY = "bench.line";

  private static final int MOST_AT_ONCE = 64 << 10;

  /** What a socket takes in before anybody reads it. */
  private static final int RECEIVED = 1 << 20;

  private static final double BYTES_OF_A_MEGABYTE = 1e6;

  private final double nanosecondsPerByte;
  private final long start = System.nanoTime();
  private double carried;

  private PacedLine(int megabytesPerSecond) {
    this.nanosecondsPerByte =
        TimeUnit.SECONDS.toNanos(1) / (megabytesPerSecond * BYTES_OF_A_MEGABYTE);
  }

  /** As fast as the property says; not paced without it. */
  static Carrier ofProperty() {
    int megabytes = Integer.getInteger(PROPERTY, 0);
    return megabytes == 0 ? stored -> stored : new PacedLine(megabytes)::carry;
  }

  /** Brings what is stored to who reads it. */
  @FunctionalInterface
  interface Carrier {
    InputStream carry(InputStream stored);
  }

  private InputStream carry(InputStream stored) {
    return new FilterInputStream(stored) {
      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int read = in.read(into, offset, Math.min(length, MOST_AT_ONCE));
        await(Math.max(read, 0));
        return read;
      }

      @Override
      public int read() throws IOException {
        await(1);
        return in.read();
      }
    };
  }

  /** Waits until so many bytes more have come: some had come before, if nobody read meanwhile. */
  private void await(int bytes) {
    long due;
    synchronized (this) {
      carried =
          Math.max(carried, now() - RECEIVED * nanosecondsPerByte) + bytes * nanosecondsPerByte;
      due = (long) carried;
    }
    for (long left = due - now(); left > 0; left = due - now()) {
      LockSupport.parkNanos(left);
    }
  }

  private long now() {
    return System.nanoTime() - start;
  }
}

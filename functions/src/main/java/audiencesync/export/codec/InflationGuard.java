package audiencesync.export.codec;

/** Refuses data that becomes far larger than exports do: made to fill memory or disks. */
public final class InflationGuard {
  private final int most;
  private final long measuredFrom;
  private long inflated;

  /**
   * Lets one stored byte become {@code most} bytes, on average.
   *
   * @param measuredFrom how many inflated bytes are let through whatever their ratio
   */
  public InflationGuard(int most, long measuredFrom) {
    this.most = most;
    this.measuredFrom = measuredFrom;
  }

  /** Counts {@code bytes} that were inflated, {@code stored} bytes into the object. */
  public void check(long bytes, long stored) {
    inflated += bytes;
    if (inflated > measuredFrom && inflated / most > stored) {
      throw new UnreadableContentException(
          ("inflates to more than %d times its size (measured after %d stored bytes). Exports do not: look at"
                  + " what wrote it, or export it without compression.")
              .formatted(most, stored));
    }
  }
}

package audiencesync.export;

/**
 * What a file may ask of its reader.
 *
 * @param maxFieldBytes longest field, in bytes as written in the file, quotes included; a row with
 *     a longer one is broken. A row may have four times as many bytes.
 * @param maxBytes decompressed bytes that one {@link ExportReader} reads, over all its objects
 * @param maxInflation how many bytes one byte of gzip may become, on average, once {@value
 *     #INFLATION_MEASURED_FROM} bytes have been inflated
 */
public record ReadLimits(long maxFieldBytes, long maxBytes, int maxInflation) {
  /**
   * 1 MiB a field, 1 TiB in all, 200 times. Gzip makes exports 3 to 20 times smaller, repetitive
   * ones 100 times; what is made to fill a disk reaches 1,000.
   */
  public static final ReadLimits DEFAULT = new ReadLimits(1L << 20, 1L << 40, 200);

  static final int INFLATION_MEASURED_FROM = 16 << 20;

  private static final int FIELDS_IN_LONGEST_ROW = 4;
  private static final long LARGEST_FIELD = 64L << 20;

  public ReadLimits {
    if (maxFieldBytes < 1 || maxFieldBytes > LARGEST_FIELD) {
      throw new IllegalArgumentException("maxFieldBytes is not between 1 and " + LARGEST_FIELD);
    }
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes is not positive");
    }
    if (maxInflation < 1) {
      throw new IllegalArgumentException("maxInflation is not positive");
    }
  }

  /** The same limits but for the size of all objects together. */
  public ReadLimits withMaxBytes(long other) {
    return new ReadLimits(maxFieldBytes, other, maxInflation);
  }

  int fieldBytes() {
    return (int) maxFieldBytes;
  }

  int rowBytes() {
    return FIELDS_IN_LONGEST_ROW * fieldBytes();
  }
}

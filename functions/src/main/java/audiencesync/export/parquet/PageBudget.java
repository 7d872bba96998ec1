package audiencesync.export.parquet;

import audiencesync.export.codec.InflationGuard;
import audiencesync.export.codec.UnreadableContentException;
import java.util.function.LongConsumer;

/** What reading a file has come to, so that little of it cannot become endless. */
final class PageBudget {
  /** Text that any file may come to. */
  private static final long FREE_TEXT = 256L << 20;

  /** How much text a byte of a file may come to: nulls and repeated values take hardly any room. */
  private static final long MOST_TEXT_OF_A_BYTE = 20_000;

  private final InflationGuard inflation;
  private final LongConsumer inflatedBytes;
  private final long fileBytes;
  private final long mostText;
  private long stored;
  private long text;

  PageBudget(long fileBytes, ParquetLimits limits, LongConsumer inflatedBytes) {
    this.inflation = new InflationGuard(limits.maxInflation(), limits.inflationMeasuredFrom());
    this.inflatedBytes = inflatedBytes;
    this.fileBytes = fileBytes;
    this.mostText = Math.max(FREE_TEXT, MOST_TEXT_OF_A_BYTE * fileBytes);
  }

  void page(PageHeader header) {
    stored += header.bytes() + header.stored();
    inflation.check(header.inflated(), stored);
    inflatedBytes.accept(header.inflated());
  }

  /** Counts a row of so many bytes. */
  void row(int bytes) {
    text += bytes + 1;
    if (text > mostText) {
      throw new UnreadableContentException(
          ("makes more than %d bytes of text of its %d bytes. Exports do not: look at what wrote"
                  + " it.")
              .formatted(mostText, fileBytes));
    }
  }
}

package audiencesync.export;

import audiencesync.export.codec.InflationGuard;
import audiencesync.export.codec.ZstdStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * An object's bytes without their compression. The one place that decides how an object is decoded:
 * by its first bytes, never by its name.
 *
 * @param key the object's name
 * @param bytes the decompressed bytes; of Parquet, those that are stored
 * @param compression its name in reports; that of a Parquet file is in its footer
 * @param isParquet whether it is read by its ranges instead
 */
record ObjectContent(String key, InputStream bytes, String compression, boolean isParquet)
    implements Closeable {
  /** Begins to read {@code stored}, the bytes of the object {@code key}. */
  static ObjectContent of(InputStream stored, String key, int maxInflation) throws IOException {
    Peeked outer = Peeked.of(stored);
    return switch (outer.kind()) {
      case PLAIN -> new ObjectContent(key, outer.bytes(), "none", false);
      case PARQUET -> new ObjectContent(key, outer.bytes(), "none", true);
      case GZIP ->
          inflated(new GzipStream(outer.bytes(), key, guard(maxInflation)), StoredKind.GZIP, key);
      case ZIP -> throw zip(key);
      case ZSTD ->
          inflated(new ZstdStream(outer.bytes(), guard(maxInflation)), StoredKind.ZSTD, key);
    };
  }

  private static InflationGuard guard(int maxInflation) {
    return new InflationGuard(maxInflation, ReadLimits.INFLATION_MEASURED_FROM);
  }

  private static ObjectContent inflated(InputStream inflated, StoredKind kind, String key)
      throws IOException {
    Peeked inner = Peeked.of(inflated);
    return switch (inner.kind()) {
      case PLAIN -> new ObjectContent(key, inner.bytes(), kind.label, false);
      case GZIP, ZSTD ->
          throw new ExportException(
              "%s is %s inside %s, which is not read. Compress it once."
                  .formatted(key, inner.kind().label, kind.label));
      case ZIP -> throw zip(key);
      case PARQUET ->
          throw new ExportException(
              ("%s is Parquet inside %s, which is not read. Parquet is compressed inside: store it"
                      + " as it is.")
                  .formatted(key, kind.label));
    };
  }

  private static ExportException zip(String key) {
    return new ExportException(
        key
            + " is a ZIP archive or an Excel workbook, which is not read. Export it as CSV; to make it"
            + " smaller, use gzip.");
  }

  /** The same content, as long as it stays within the budget. */
  ObjectContent within(ObjectBudget budget) {
    return new ObjectContent(key, new BudgetedStream(bytes, budget), compression, isParquet);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private record Peeked(InputStream bytes, StoredKind kind) {
    static Peeked of(InputStream bytes) throws IOException {
      PushbackInputStream peekable = new PushbackInputStream(bytes, StoredKind.LONGEST_MAGIC);
      byte[] head = peekable.readNBytes(StoredKind.LONGEST_MAGIC);
      peekable.unread(head);
      return new Peeked(peekable, StoredKind.of(head));
    }
  }
}

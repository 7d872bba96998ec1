package audiencesync.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * An object's bytes without their compression. The one place that decides how an object is decoded:
 * by its first bytes, never by its name.
 *
 * @param key the object's name
 * @param bytes the decompressed bytes
 * @param compression its name in reports
 */
record ObjectContent(String key, InputStream bytes, String compression) implements Closeable {
  /** Begins to read {@code stored}, the bytes of the object {@code key}. */
  static ObjectContent of(InputStream stored, String key, int maxInflation) throws IOException {
    Peeked outer = Peeked.of(stored);
    return switch (outer.kind()) {
      case PLAIN -> new ObjectContent(key, outer.bytes(), "none");
      case GZIP -> gzip(new GzipStream(outer.bytes(), key, maxInflation), key);
      case ZSTD -> throw zstd(key);
      case PARQUET -> throw parquet(key);
    };
  }

  private static ObjectContent gzip(InputStream inflated, String key) throws IOException {
    Peeked inner = Peeked.of(inflated);
    return switch (inner.kind()) {
      case PLAIN -> new ObjectContent(key, inner.bytes(), "gzip");
      case GZIP ->
          throw new ExportException(
              key + " is gzip inside gzip, which is not read. Compress it once.");
      case ZSTD -> throw zstd(key);
      case PARQUET -> throw parquet(key);
    };
  }

  /** The same content, as long as it stays within the budget. */
  ObjectContent within(ByteBudget budget) {
    return new ObjectContent(key, new BudgetedStream(bytes, key, budget), compression);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  static ExportException parquet(String key) {
    return new ExportException(
        key + " is Parquet, which is not read yet. Export it as CSV, TSV or JSON Lines.");
  }

  private static ExportException zstd(String key) {
    return new ExportException(
        key + " is compressed with zstd, which is not read yet. Export it as gzip or plain.");
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

package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import audiencesync.export.parquet.RangedBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** An export that a test holds in memory. */
final class MemoryObject implements ExportObject {
  private final String key;
  private final byte[] content;

  private MemoryObject(String key, byte[] content) {
    this.key = key;
    this.content = content;
  }

  static MemoryObject of(byte[] content) {
    return new MemoryObject("inbox/users", content);
  }

  MemoryObject named(String given) {
    return new MemoryObject(given, content);
  }

  static MemoryObject of(String content) {
    return of(content.getBytes(UTF_8));
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(stored)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stored.toByteArray();
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public long bytes() {
    return content.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(content);
  }

  @Override
  public RangedBytes ranges() {
    return new RangedBytes() {
      @Override
      public long size() {
        return content.length;
      }

      @Override
      public void read(long from, ByteBuffer into) {
        into.put(content, Math.toIntExact(from), into.remaining());
      }
    };
  }
}

package audiencesync.export;

import audiencesync.export.parquet.RangedBytes;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** An exported file that lies in memory. */
final class BytesObject implements ExportObject {
  private final String key;
  private final byte[] content;

  BytesObject(String key, byte[] content) {
    this.key = key;
    this.content = content;
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
    throw new UnsupportedOperationException("rows of text are read from the first byte on");
  }
}

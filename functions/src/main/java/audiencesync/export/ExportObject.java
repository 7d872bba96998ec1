package audiencesync.export;

import audiencesync.export.parquet.RangedBytes;
import java.io.IOException;
import java.io.InputStream;

/** One exported file, wherever it lies. */
public interface ExportObject {
  /** Its name in messages and reports. */
  String key();

  /** Its size as stored (compressed), in bytes. */
  long bytes();

  /** Opens it at its first byte; the caller closes the stream, read to the end or not. */
  InputStream open() throws IOException;

  /**
   * Its bytes in any order, of the version that it has now: for formats that are not read from
   * their first byte on. A version that is replaced meanwhile is a failure of the storage.
   */
  RangedBytes ranges() throws IOException;
}

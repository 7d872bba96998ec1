package audiencesync.sync.preview;

import audiencesync.export.FileFormat;
import java.util.List;

/**
 * One object as it was found.
 *
 * @param key its key
 * @param bytes its size as stored
 * @param format never {@link FileFormat#AUTO}
 * @param charset name of the charset, as far as it was read
 * @param compression {@code none} or {@code gzip}
 * @param header names of all its columns; empty without a header
 */
public record PreviewedObject(
    String key,
    long bytes,
    FileFormat format,
    String charset,
    String compression,
    List<String> header) {
  public PreviewedObject {
    header = List.copyOf(header);
  }
}

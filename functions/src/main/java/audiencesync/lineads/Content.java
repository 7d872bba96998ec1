package audiencesync.lineads;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file to upload, wherever they lie. */
@FunctionalInterface
public interface Content {
  /** Opens them at the first byte; the client closes the stream. */
  InputStream open() throws IOException;
}

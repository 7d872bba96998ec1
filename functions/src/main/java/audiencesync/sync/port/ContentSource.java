package audiencesync.sync.port;

import java.io.InputStream;

/** A large object's content; opened again when its writing is repeated. */
@FunctionalInterface
public interface ContentSource {
  /** The content from its first byte, the same every time. */
  InputStream open();
}

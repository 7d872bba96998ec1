package audiencesync.sync.port;

import java.util.Arrays;

/** A small document's content, and the version of the object that it is. */
public final class StoredContent {
  private final StoredVersion version;
  private final byte[] bytes;

  public StoredContent(StoredVersion version, byte[] bytes) {
    this.version = version;
    this.bytes = bytes.clone();
  }

  public StoredVersion version() {
    return version;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether these are the very bytes. */
  public boolean holds(byte[] content) {
    return Arrays.equals(bytes, content);
  }
}

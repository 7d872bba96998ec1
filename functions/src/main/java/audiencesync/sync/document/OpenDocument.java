package audiencesync.sync.document;

import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredContent;
import java.util.Optional;

/** A document as one process has read or written it last: it is written over no other version. */
public final class OpenDocument<T> {
  private final ObjectStore store;
  private final String key;
  private final Optional<T> content;
  private Optional<StoredContent> seen;

  OpenDocument(ObjectStore store, String key, Class<T> type) {
    this.store = store;
    this.key = key;
    this.seen = store.readVersion(key);
    this.content = seen.map(found -> Documents.decode(key, found.bytes(), type));
  }

  /** What was there when it was opened. */
  public Optional<T> content() {
    return content;
  }

  /**
   * Makes sure that the document is as it was seen.
   *
   * @throws DocumentOverwrittenException when it is not
   */
  public void verify() {
    Optional<StoredContent> now = store.readVersion(key);
    boolean same =
        seen.isEmpty() ? now.isEmpty() : now.filter(n -> n.holds(seen.get().bytes())).isPresent();
    if (!same) {
      throw new DocumentOverwrittenException(key);
    }
  }

  /**
   * Writes the document over the version that was seen. What stands then decides, not the answer: a
   * client that repeats a write is told that its own was there before.
   *
   * @throws DocumentOverwrittenException when another stands
   */
  public void write(T document) {
    byte[] bytes = Documents.encode(key, document);
    put(bytes);
    Optional<StoredContent> now = store.readVersion(key).filter(n -> n.holds(bytes));
    if (now.isEmpty()) {
      throw new DocumentOverwrittenException(key);
    }
    seen = now;
  }

  private void put(byte[] bytes) {
    if (seen.isPresent()) {
      store.replace(seen.get().version(), bytes);
    } else {
      store.create(key, bytes);
    }
  }
}

package audiencesync.sync.document;

import audiencesync.sync.port.ObjectStore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/** Versioned JSON documents in the bucket: records of ours, each with a field {@code version}. */
public final class Documents {
  /** The version that this code writes and reads. */
  public static final int VERSION = 1;

  private final ObjectStore store;

  public Documents(ObjectStore store) {
    this.store = store;
  }

  /**
   * The document of that key, if there is one.
   *
   * @throws CorruptDocumentException when it is no such document
   */
  public <T> Optional<T> read(String key, Class<T> type) {
    return store.read(key).map(content -> decode(key, content, type));
  }

  /** Writes a document, whatever was there before. */
  public void write(String key, Object document) {
    store.write(key, encode(document), "application/json");
  }

  /** Creates a document unless there is one; tells whether it did. */
  public boolean create(String key, Object document) {
    return store.create(key, encode(document));
  }

  private static <T> T decode(String key, byte[] content, Class<T> type) {
    JsonNode tree = parse(key, content);
    if (tree.path("version").asInt() != VERSION) {
      throw new CorruptDocumentException(
          key, "has version " + tree.path("version").asInt() + ", this release reads " + VERSION);
    }
    try {
      return Json.FORWARD_READABLE.treeToValue(tree, type);
    } catch (JsonProcessingException | RuntimeException e) {
      throw new CorruptDocumentException(key, "does not hold what it should");
    }
  }

  private static JsonNode parse(String key, byte[] content) {
    try {
      return Json.FORWARD_READABLE.readTree(content);
    } catch (IOException e) {
      throw new CorruptDocumentException(key, "is cut short or is not JSON");
    }
  }

  private static byte[] encode(Object document) {
    try {
      return Json.STRICT.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own records can be written", e);
    }
  }
}

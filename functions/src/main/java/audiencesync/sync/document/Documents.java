package audiencesync.sync.document;

import audiencesync.sync.port.ObjectStore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/**
 * Versioned JSON documents in the bucket: records of ours, each with a field {@code version}, and
 * sealed: see {@link Seal}. A later release of the same version may add fields, which are passed
 * over; what it may not do is a new version.
 */
public final class Documents {
  /** The version that this code writes and reads. */
  public static final int VERSION = 1;

  private static final String VERSION_FIELD = "version";

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

  /** The document of that key, to be written over no version that the caller has not seen. */
  public <T> OpenDocument<T> open(String key, Class<T> type) {
    return new OpenDocument<>(store, key, type);
  }

  /** Writes a document, whatever was there before. */
  public void write(String key, Object document) {
    store.write(key, encode(key, document), "application/json");
  }

  /** Creates a document unless there is one; tells whether it did. */
  public boolean create(String key, Object document) {
    return store.create(key, encode(key, document));
  }

  static <T> T decode(String key, byte[] content, Class<T> type) {
    JsonNode tree = parse(key, content);
    checkVersion(key, tree.path(VERSION_FIELD));
    Seal.check(key, tree);
    try {
      T document = Json.FORWARD_READABLE.treeToValue(tree, type);
      Completeness.require(document);
      return document;
    } catch (JsonProcessingException | RuntimeException e) {
      throw new CorruptDocumentException(key, "does not hold what it should");
    }
  }

  private static JsonNode parse(String key, byte[] content) {
    if (content.length == 0) {
      throw new CorruptDocumentException(key, "is empty");
    }
    try {
      return Json.FORWARD_READABLE.readTree(content);
    } catch (IOException e) {
      throw new CorruptDocumentException(key, "is cut short or is not JSON");
    }
  }

  private static void checkVersion(String key, JsonNode version) {
    if (!version.isInt()) {
      throw new CorruptDocumentException(key, "does not say its version");
    }
    if (version.intValue() > VERSION) {
      throw new CorruptDocumentException(
          key,
          "was written by a later release: it has version "
              + version.intValue()
              + " and this release reads "
              + VERSION
              + ". If it was not meant to go back to this release, deploy the later one again");
    }
    if (version.intValue() < VERSION) {
      throw new CorruptDocumentException(
          key, "has version " + version.intValue() + ", which no release has written");
    }
  }

  static byte[] encode(String key, Object document) {
    try {
      return Json.STRICT.writeValueAsBytes(Seal.sealed(key, Json.STRICT.valueToTree(document)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own records can be written", e);
    }
  }
}

package audiencesync.sync.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Two fields that every document carries beside its own: the key it was written under and a digest
 * of all the rest. Without them a byte that changed could turn the name of a field into another,
 * and a connector that has an audience into one that never ran; and a copy of another connector's
 * document would be taken for this one's. Documents of before have neither, and are read as they
 * are.
 */
final class Seal {
  private static final String KEY = "writtenAs";
  private static final String DIGEST = "digest";
  private static final int DIGITS = 32;

  private Seal() {}

  static ObjectNode sealed(String key, ObjectNode document) {
    document.put(KEY, key);
    return document.put(DIGEST, digest(document));
  }

  /**
   * @throws CorruptDocumentException when the document is not what was written under that key
   */
  static void check(String key, JsonNode document) {
    JsonNode digest = document.path(DIGEST);
    if (!digest.isMissingNode() && !digest.asText().equals(digest(document))) {
      throw new CorruptDocumentException(key, "is not as it was written: its digest differs");
    }
    JsonNode writtenAs = document.path(KEY);
    if (!writtenAs.isMissingNode() && !writtenAs.asText().equals(key)) {
      throw new CorruptDocumentException(key, "is a copy of another document");
    }
  }

  /** Of what the document says, not of how: indenting it changes nothing. */
  private static String digest(JsonNode document) {
    ObjectNode rest = document.deepCopy();
    rest.remove(DIGEST);
    return Sha256.hex(rest.toString(), DIGITS);
  }
}

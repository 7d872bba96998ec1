package audiencesync.sync.run;

import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.document.Sha256;

/**
 * An object that landed in a bucket, as S3 tells of it.
 *
 * @param key as the object is called, not URL-encoded
 * @param edition tells one landing under a key from the next: the version id or, in a bucket
 *     without versions, the ETag, a line break and the sequencer
 */
public record LandedObject(String bucket, String key, String edition) {
  private static final int MOST_TRIGGER_ID = 256;
  private static final int MOST_KEY_SHOWN = 200;
  private static final int MOST_NAME_SHOWN = 40;
  private static final int DIGITS = 32;

  /**
   * The name of the execution that this landing starts for a connector: its first 40 characters, a
   * hyphen, and the first 32 lower-case hex digits of the SHA-256 of the connector's whole name, a
   * line break (U+000A), the key, a line break and the edition, in UTF-8. No key that a connector
   * may name holds a line break, so no two landings give the same bytes.
   */
  public String executionName(ConnectorName connector) {
    String name = connector.value();
    String shown = name.substring(0, Math.min(name.length(), MOST_NAME_SHOWN));
    return shown + "-" + Sha256.hex(name + "\n" + key + "\n" + edition, DIGITS);
  }

  /**
   * The trigger that this landing is: key and edition, parted by single spaces. When that is longer
   * than the 256 characters of a trigger's id: the key's first 200 characters, an ellipsis, a space
   * and the first 32 hex digits of the SHA-256 of the key, a line break and the edition.
   */
  public Trigger trigger() {
    String whole = key + " " + edition.replace('\n', ' ');
    return new Trigger(TriggerKind.UPLOAD, whole.length() <= MOST_TRIGGER_ID ? whole : shortened());
  }

  private String shortened() {
    int end = Math.min(key.length(), MOST_KEY_SHOWN);
    boolean splits = end < key.length() && Character.isLowSurrogate(key.charAt(end));
    return key.substring(0, splits ? end - 1 : end)
        + "… "
        + Sha256.hex(key + "\n" + edition, DIGITS);
  }
}

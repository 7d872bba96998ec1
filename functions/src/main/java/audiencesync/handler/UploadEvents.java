package audiencesync.handler;

import audiencesync.sync.StartSync;
import audiencesync.sync.run.LandedObject;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what S3 sends when objects are created, in both shapes: a notification (Amazon S3 user
 * guide, "Event message structure"), in which keys are URL-encoded, and an EventBridge event
 * ("EventBridge event message structure"), in which they are not. Fields that AWS adds are passed
 * over; what is neither shape is refused, so that a wrong subscription is seen.
 */
final class UploadEvents {
  private static final String EVENT = "an S3 notification or an EventBridge event of S3";

  /** What S3 calls the version in a bucket whose versioning is suspended; each upload has it. */
  private static final String NO_VERSION = "null";

  private final List<LandedObject> landed = new ArrayList<>();
  private int ignored;

  private UploadEvents() {}

  /**
   * The landings that an event tells of.
   *
   * @throws InvalidPayloadException when it is no event of S3
   */
  static StartSync.Input read(JsonNode event) {
    UploadEvents events = new UploadEvents();
    if (event.path("Records").isArray()) {
      event.path("Records").forEach(events::addRecord);
    } else if (event.path("source").asText().equals("aws.s3")) {
      events.addEvent(event);
    } else if (event.path("Event").asText().equals("s3:TestEvent")) {
      events.ignored++;
    } else {
      throw new InvalidPayloadException(EVENT);
    }
    return new StartSync.Input(events.landed, events.ignored);
  }

  private void addRecord(JsonNode event) {
    if (!event.path("eventSource").asText().equals("aws:s3")) {
      throw new InvalidPayloadException(EVENT);
    }
    if (!event.path("eventName").asText().startsWith("ObjectCreated:")) {
      ignored++;
      return;
    }
    JsonNode bucket = event.path("s3").path("bucket");
    JsonNode object = event.path("s3").path("object");
    String key = decoded(text(object, "key"));
    landed.add(new LandedObject(text(bucket, "name"), key, edition(object, "versionId", "eTag")));
  }

  private void addEvent(JsonNode event) {
    if (!event.path("detail-type").asText().equals("Object Created")) {
      ignored++;
      return;
    }
    JsonNode bucket = event.path("detail").path("bucket");
    JsonNode object = event.path("detail").path("object");
    landed.add(
        new LandedObject(
            text(bucket, "name"), text(object, "key"), edition(object, "version-id", "etag")));
  }

  private static String edition(JsonNode object, String version, String etag) {
    String versionId = object.path(version).asText();
    return versionId.isEmpty() || versionId.equals(NO_VERSION)
        ? text(object, etag) + "\n" + text(object, "sequencer")
        : versionId;
  }

  private static String decoded(String key) {
    try {
      return URLDecoder.decode(key, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidPayloadException(EVENT);
    }
  }

  private static String text(JsonNode node, String field) {
    String text = node.path(field).asText();
    if (text.isEmpty()) {
      throw new InvalidPayloadException(EVENT + " (" + field + " is missing)");
    }
    return text;
  }
}

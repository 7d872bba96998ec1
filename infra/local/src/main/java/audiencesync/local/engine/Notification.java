package audiencesync.local.engine;

import java.util.Map;
import java.util.Optional;

/**
 * One message to a topic.
 *
 * @param topicArn whom it goes to
 * @param subject at most 100 characters, no line breaks
 * @param message the text; a message that is not a string in the definition is its JSON text
 * @param attributes name to string value
 */
public record Notification(
    String topicArn, Optional<String> subject, String message, Map<String, String> attributes) {

  public Notification {
    attributes = Map.copyOf(attributes);
  }
}

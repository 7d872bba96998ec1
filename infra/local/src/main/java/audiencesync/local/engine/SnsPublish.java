package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code arn:aws:states:::sns:publish}. */
final class SnsPublish implements Integration {
  /** What the Amazon SNS API reference says of {@code Subject} in {@code Publish}. */
  private static final int MAX_SUBJECT = 100;

  private final Notifications notifications;

  SnsPublish(Notifications notifications) {
    this.notifications = notifications;
  }

  @Override
  public Answer call(JsonNode arguments) {
    Optional<String> fault =
        TaskResource.SNS_PUBLISH.faultOf(arguments).or(() -> faultOf(arguments));
    if (fault.isPresent()) {
      return new Answer.Failed("SNS.InvalidParameterException", fault.get());
    }
    notifications.publish(notification(arguments));
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("MessageId", UUID.randomUUID().toString());
    result.putObject("SdkHttpMetadata").put("HttpStatusCode", 200);
    return new Answer.Result(result);
  }

  private static Optional<String> faultOf(JsonNode arguments) {
    String subject = arguments.path("Subject").asText();
    boolean bad =
        subject.length() > MAX_SUBJECT || subject.chars().anyMatch(Character::isISOControl);
    if (arguments.has("Subject") && (bad || subject.isEmpty())) {
      return Optional.of(
          "Invalid parameter: Subject must have 1 to 100 characters and no line break");
    }
    boolean empty = text(arguments.get("Message")).isEmpty();
    return empty ? Optional.of("Invalid parameter: Empty message") : Optional.empty();
  }

  private static Notification notification(JsonNode arguments) {
    return new Notification(
        arguments.get("TopicArn").asText(),
        Optional.ofNullable(arguments.get("Subject")).map(JsonNode::asText),
        text(arguments.get("Message")),
        attributes(arguments.path("MessageAttributes")));
  }

  private static Map<String, String> attributes(JsonNode json) {
    Map<String, String> attributes = new LinkedHashMap<>();
    json.properties()
        .forEach(a -> attributes.put(a.getKey(), a.getValue().path("StringValue").asText()));
    return attributes;
  }

  private static String text(JsonNode message) {
    return message.isTextual() ? message.textValue() : message.toString();
  }
}

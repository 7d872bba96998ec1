package audiencesync.sync.connector;

import com.fasterxml.jackson.databind.JsonNode;

/** Says in words what kind of JSON value something is: the value itself may be personal data. */
final class Kind {
  private Kind() {}

  static String of(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "is a string";
      case NUMBER -> "is a number";
      case BOOLEAN -> "is true or false";
      case ARRAY -> "is an array";
      case OBJECT -> "is an object";
      default -> "is null";
    };
  }
}

package audiencesync.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/**
 * Why an execution failed, for a person.
 *
 * @param error the error's name
 * @param message what the error says
 * @param report the key of the run's report, when there is one
 */
record Failure(String error, String message, Optional<String> report) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** The failure of an execution that did not succeed. Its cause is our JSON, or AWS's own text. */
  static Failure of(Outcome outcome) {
    String error = outcome.error().orElse(outcome.status());
    String cause = outcome.cause().orElse("");
    JsonNode parts = parse(cause);
    String message = parts.path("message").asText(parts.path("errorMessage").asText(cause));
    Optional<String> report =
        Optional.of(parts.path("report")).filter(JsonNode::isTextual).map(JsonNode::textValue);
    return new Failure(error, message, report);
  }

  /** For example: {@code NoInputException: The segment has no file: …}. */
  String sentence() {
    String name = error.substring(error.lastIndexOf('.') + 1);
    return message.isEmpty() ? name : name + ": " + message;
  }

  private static JsonNode parse(String cause) {
    try {
      return MAPPER.readTree(cause);
    } catch (JsonProcessingException e) {
      return MAPPER.missingNode();
    }
  }
}

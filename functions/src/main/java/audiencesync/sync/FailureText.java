package audiencesync.sync;

import audiencesync.sync.document.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the words in what Step Functions says about a failure. */
final class FailureText {
  private static final int MAX_LENGTH = 2_000;

  private FailureText() {}

  /**
   * The message of a failure, at most {@value #MAX_LENGTH} characters.
   *
   * @param error its name
   * @param cause AWS's JSON about a function's failure, or a plain text, or nothing
   */
  static String message(String error, @Nullable String cause) {
    String text = cause == null ? "" : errorMessage(cause).orElse(cause);
    String message = text.isBlank() ? "The step failed with " + error + "." : text;
    return message.length() > MAX_LENGTH ? message.substring(0, MAX_LENGTH) + "…" : message;
  }

  private static Optional<String> errorMessage(String cause) {
    try {
      JsonNode message = Json.FORWARD_READABLE.readTree(cause).path("errorMessage");
      return Optional.of(message.asText()).filter(text -> message.isTextual());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}

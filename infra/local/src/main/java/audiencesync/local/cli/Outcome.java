package audiencesync.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What an execution came to.
 *
 * @param status Step Functions' word: {@code SUCCEEDED}, {@code FAILED}, {@code TIMED_OUT}
 * @param error the error's name, when it failed
 * @param cause the error's text, when it failed
 * @param output what the execution gave, when it succeeded
 */
record Outcome(
    String status, Optional<String> error, Optional<String> cause, Optional<JsonNode> output) {

  boolean succeeded() {
    return status.equals("SUCCEEDED");
  }

  /** 0 when it succeeded, else 1. */
  int exitCode() {
    return succeeded() ? 0 : 1;
  }

  /** One line of {@code status, error, cause, output}; what is not there is null. */
  String json() {
    return tree().toString();
  }

  /** The same, to be part of something larger. */
  ObjectNode tree() {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("status", status);
    line.put("error", error.orElse(null));
    line.put("cause", cause.orElse(null));
    line.set("output", output.orElse(null));
    return line;
  }
}

package audiencesync.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A function as the template deploys it.
 *
 * @param handler its handler string
 * @param variables its environment: the value where the template says it, nothing where the value
 *     is known only once there is a stack
 */
public record DeployedFunction(String handler, Map<String, Optional<String>> variables) {
  private static final String ENDING = "Function";

  /** Every function, by its logical id without the ending. */
  public static Map<String, DeployedFunction> all() {
    Map<String, DeployedFunction> functions = new HashMap<>();
    Shipped.read()
        .template()
        .functions()
        .forEach(
            (id, properties) ->
                functions.put(id.substring(0, id.length() - ENDING.length()), of(properties)));
    return functions;
  }

  private static DeployedFunction of(JsonNode properties) {
    Map<String, Optional<String>> variables = new HashMap<>();
    properties
        .path("Environment")
        .path("Variables")
        .properties()
        .forEach(v -> variables.put(v.getKey(), Optional.ofNullable(v.getValue().textValue())));
    return new DeployedFunction(properties.path("Handler").asText(), variables);
  }
}

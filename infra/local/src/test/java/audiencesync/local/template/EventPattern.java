package audiencesync.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * EventBridge's patterns, as far as the template uses them: exact values and {@code prefix}. The
 * rules: "Event patterns" in the guide of Amazon EventBridge.
 */
record EventPattern(JsonNode pattern) {
  boolean matches(JsonNode event) {
    return matches(pattern, event);
  }

  private static boolean matches(JsonNode pattern, JsonNode event) {
    for (Map.Entry<String, JsonNode> field : pattern.properties()) {
      JsonNode value = event.path(field.getKey());
      boolean holds =
          field.getValue().isArray()
              ? matchesAny(field.getValue(), value)
              : matches(field.getValue(), value);
      if (!holds) {
        return false;
      }
    }
    return true;
  }

  private static boolean matchesAny(JsonNode alternatives, JsonNode value) {
    for (JsonNode alternative : alternatives) {
      if (alternative.isObject()) {
        if (!alternative.has("prefix") || alternative.size() != 1) {
          throw new IllegalArgumentException(alternative + " is no alternative known here");
        }
        if (value.isTextual() && value.asText().startsWith(alternative.path("prefix").asText())) {
          return true;
        }
      } else if (alternative.equals(value)) {
        return true;
      }
    }
    return false;
  }
}

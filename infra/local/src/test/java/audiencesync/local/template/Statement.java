package audiencesync.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One statement of a policy, as it stands in the template. */
public record Statement(
    String sid,
    String effect,
    JsonNode principal,
    List<String> actions,
    List<JsonNode> resources,
    JsonNode condition) {
  static Statement of(JsonNode node) {
    List<String> actions = new ArrayList<>();
    list(node.path("Action")).forEach(action -> actions.add(action.asText()));
    return new Statement(
        node.path("Sid").asText(),
        node.path("Effect").asText(),
        node.path("Principal"),
        actions,
        list(node.path("Resource")),
        node.path("Condition"));
  }

  private static List<JsonNode> list(JsonNode oneOrMore) {
    List<JsonNode> all = new ArrayList<>();
    if (oneOrMore.isArray()) {
      oneOrMore.forEach(all::add);
    } else if (!oneOrMore.isMissingNode()) {
      all.add(oneOrMore);
    }
    return all;
  }

  boolean allows(String action) {
    return effect.equals("Allow") && actions.contains(action);
  }

  boolean denies(String action) {
    return effect.equals("Deny") && actions.contains(action);
  }

  boolean isForEverything() {
    return resources.stream().anyMatch(resource -> resource.asText().equals("*"));
  }
}

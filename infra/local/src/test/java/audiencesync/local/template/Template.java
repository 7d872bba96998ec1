package audiencesync.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A CloudFormation template with SAM's functions.
 *
 * @param root everything, short forms written long
 */
public record Template(ObjectNode root) {
  static final String FUNCTION = "AWS::Serverless::Function";
  static final String STATE_MACHINE = "AWS::StepFunctions::StateMachine";

  Map<String, JsonNode> section(String name) {
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    root.path(name).properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    return entries;
  }

  Map<String, JsonNode> parameters() {
    return section("Parameters");
  }

  public Map<String, JsonNode> resources() {
    return section("Resources");
  }

  /** Ids and properties of the resources of a type, in the template's order. */
  public Map<String, JsonNode> ofType(String type) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    resources()
        .forEach(
            (id, resource) -> {
              if (resource.path("Type").asText().equals(type)) {
                found.put(id, resource.path("Properties"));
              }
            });
    return found;
  }

  /** The properties of a resource; missing when there is none of that id. */
  public JsonNode properties(String id) {
    return root.path("Resources").path(id).path("Properties");
  }

  /** The functions, with what SAM's Globals add. */
  public Map<String, JsonNode> functions() {
    Map<String, JsonNode> functions = new LinkedHashMap<>();
    ofType(FUNCTION).forEach((id, own) -> functions.put(id, merged(globals(), own)));
    return functions;
  }

  JsonNode globals() {
    return root.path("Globals").path("Function");
  }

  private static JsonNode merged(JsonNode below, JsonNode above) {
    if (!below.isObject() || !above.isObject()) {
      return above.isMissingNode() ? below : above;
    }
    ObjectNode merged = below.deepCopy();
    above
        .properties()
        .forEach(
            entry ->
                merged.set(entry.getKey(), merged(below.path(entry.getKey()), entry.getValue())));
    return merged;
  }

  /** The statements of a role's policies, those under a condition too. */
  public List<Statement> statements(String roleId) {
    return statementsOfRole(properties(roleId));
  }

  static List<Statement> statementsOfRole(JsonNode role) {
    List<Statement> statements = new ArrayList<>();
    for (JsonNode policy : role.path("Policies")) {
      statements.addAll(statementsOf(policy.path("PolicyDocument")));
    }
    return statements;
  }

  static List<Statement> statementsOf(JsonNode document) {
    List<Statement> statements = new ArrayList<>();
    for (JsonNode entry : document.path("Statement")) {
      JsonNode chosen = entry.has("Fn::If") ? entry.path("Fn::If").path(1) : entry;
      statements.add(Statement.of(chosen));
    }
    return statements;
  }

  /** The one resource of a type that must be there once. */
  JsonNode only(String type) {
    Map<String, JsonNode> found = ofType(type);
    return found.size() == 1 ? found.values().iterator().next() : MissingNode.getInstance();
  }

  /** The id in {@code {"Ref": id}}, or in {@code {"Fn::GetAtt": [id, …]}}; else nothing. */
  public static String target(JsonNode reference) {
    return Objects.requireNonNullElse(
        reference.path("Ref").textValue(), reference.path("Fn::GetAtt").path(0).asText());
  }
}

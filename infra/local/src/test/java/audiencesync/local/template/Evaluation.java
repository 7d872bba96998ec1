package audiencesync.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What CloudFormation makes of a template's functions in a stack of this name: parameters have
 * their defaults unless given, and a resource's attribute is its name in words ({@code
 * Bucket.Arn}).
 */
final class Evaluation {
  static final String REGION = "ap-northeast-1";
  static final String ACCOUNT = "123456789012";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

  private final Template template;
  private final Map<String, String> given;
  private final String stackName;

  Evaluation(Template template, String stackName, Map<String, String> given) {
    this.template = template;
    this.stackName = stackName;
    this.given = given;
  }

  /** The value; what {@code AWS::NoValue} stands for is left out. */
  JsonNode value(JsonNode node) {
    return find(node).orElse(JSON.nullNode());
  }

  String text(JsonNode node) {
    return value(node).asText();
  }

  private Optional<JsonNode> find(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = JSON.arrayNode();
      node.forEach(element -> find(element).ifPresent(array::add));
      return Optional.of(array);
    }
    if (!node.isObject()) {
      return Optional.of(node);
    }
    return node.size() == 1 ? call(node) : Optional.of(object(node));
  }

  private JsonNode object(JsonNode node) {
    ObjectNode object = JSON.objectNode();
    node.properties()
        .forEach(field -> find(field.getValue()).ifPresent(v -> object.set(field.getKey(), v)));
    return object;
  }

  private Optional<JsonNode> call(JsonNode node) {
    String name = node.fieldNames().next();
    JsonNode argument = node.path(name);
    return switch (name) {
      case "Ref" -> reference(argument.asText()).map(JSON::textNode);
      case "Fn::GetAtt" ->
          Optional.of(JSON.textNode(argument.path(0).asText() + "." + argument.path(1).asText()));
      case "Fn::Sub" -> Optional.of(JSON.textNode(substituted(argument)));
      case "Fn::Join" -> Optional.of(JSON.textNode(joined(argument)));
      case "Fn::If" -> find(argument.path(holds(argument.path(0).asText()) ? 1 : 2));
      default -> Optional.of(object(node));
    };
  }

  private Optional<String> reference(String name) {
    return switch (name) {
      case "AWS::NoValue" -> Optional.empty();
      case "AWS::StackName" -> Optional.of(stackName);
      case "AWS::Region" -> Optional.of(REGION);
      case "AWS::AccountId" -> Optional.of(ACCOUNT);
      case "AWS::Partition" -> Optional.of("aws");
      default -> Optional.of(template.parameters().containsKey(name) ? parameter(name) : id(name));
    };
  }

  /** A resource is referred to by its ARN where that is what a reference gives. */
  private String id(String resource) {
    String type = template.root().path("Resources").path(resource).path("Type").asText();
    return type.equals(Template.STATE_MACHINE)
        ? "arn:aws:states:" + REGION + ":" + ACCOUNT + ":stateMachine:" + stackName
        : resource;
  }

  String parameter(String name) {
    return given.getOrDefault(name, template.parameters().get(name).path("Default").asText());
  }

  private String substituted(JsonNode argument) {
    JsonNode own = argument.path(1);
    String pattern = argument.isArray() ? argument.path(0).asText() : argument.asText();
    return VARIABLE
        .matcher(pattern)
        .replaceAll(found -> Matcher.quoteReplacement(variable(found.group(1), own)));
  }

  private String variable(String name, JsonNode own) {
    return own.has(name) ? text(own.path(name)) : reference(name).orElse("");
  }

  private String joined(JsonNode argument) {
    StringJoiner joiner = new StringJoiner(argument.path(0).asText());
    value(argument.path(1)).forEach(part -> joiner.add(part.asText()));
    return joiner.toString();
  }

  private boolean holds(String condition) {
    return isTrue(template.root().path("Conditions").path(condition));
  }

  private boolean isTrue(JsonNode condition) {
    Map<String, JsonNode> call = new HashMap<>();
    condition.properties().forEach(field -> call.put(field.getKey(), field.getValue()));
    if (call.containsKey("Fn::Not")) {
      return !isTrue(call.get("Fn::Not").path(0));
    }
    JsonNode sides = condition.path("Fn::Equals");
    return text(sides.path(0)).equals(text(sides.path(1)));
  }
}

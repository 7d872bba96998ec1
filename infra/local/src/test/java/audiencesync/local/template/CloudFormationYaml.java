package audiencesync.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads CloudFormation's YAML; its short forms become the long ones: {@code !Ref A} is {"Ref":
 * "A"}.
 */
final class CloudFormationYaml {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> WITHOUT_PREFIX = List.of("Ref", "Condition");

  private CloudFormationYaml() {}

  static JsonNode parse(String yaml) {
    LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
    return json(new Compose(settings).composeString(yaml).orElseThrow());
  }

  private static JsonNode json(Node node) {
    String tag = node.getTag().getValue();
    if (!tag.startsWith("!")) {
      return plain(node);
    }
    String function = tag.substring(1);
    JsonNode argument = plain(node);
    ObjectNode call = JSON.objectNode();
    if (WITHOUT_PREFIX.contains(function)) {
      return call.set(function, argument);
    }
    return call.set("Fn::" + function, function.equals("GetAtt") ? parts(argument) : argument);
  }

  private static JsonNode parts(JsonNode attribute) {
    if (attribute.isArray()) {
      return attribute;
    }
    String[] parts = attribute.textValue().split("\\.", 2);
    return JSON.arrayNode().add(parts[0]).add(parts[1]);
  }

  private static JsonNode plain(Node node) {
    if (node instanceof MappingNode mapping) {
      return object(mapping);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JSON.arrayNode();
      sequence.getValue().forEach(element -> array.add(json(element)));
      return array;
    }
    return scalar((ScalarNode) node);
  }

  private static ObjectNode object(MappingNode mapping) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = ((ScalarNode) tuple.getKeyNode()).getValue();
      if (object.has(key)) {
        throw new IllegalArgumentException("the key " + key + " stands there twice");
      }
      object.set(key, json(tuple.getValueNode()));
    }
    return object;
  }

  private static JsonNode scalar(ScalarNode node) {
    String text = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.INT)) {
      return JSON.numberNode(Integer.parseInt(text));
    }
    if (tag.equals(Tag.FLOAT)) {
      return JSON.numberNode(Double.parseDouble(text));
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    return JSON.textNode(text);
  }
}

package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value of a definition whose strings may be JSONata expressions, at any depth. */
sealed interface Template {

  JsonNode evaluate(Scope scope) throws StateFailure;

  /** A value that is what it says. */
  record Literal(JsonNode value) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) {
      return value;
    }
  }

  /** A string of the form <code>{% … %}</code>. */
  record Computed(Expression expression) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) throws StateFailure {
      return expression.evaluate(scope);
    }
  }

  /** An object with something to compute in it. */
  record ObjectOf(Map<String, Template> members) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) throws StateFailure {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, Template> member : members.entrySet()) {
        object.set(member.getKey(), member.getValue().evaluate(scope));
      }
      return object;
    }
  }

  /** An array with something to compute in it. */
  record ArrayOf(List<Template> elements) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) throws StateFailure {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Template element : elements) {
        array.add(element.evaluate(scope));
      }
      return array;
    }
  }

  /**
   * Reads a value and compiles its expressions.
   *
   * @param location how AWS names the place in messages, such as {@code Arguments/Payload/runId}
   */
  static Template read(Field field, String location) {
    if (field.isExpression()) {
      return new Computed(Expression.read(field, location));
    }
    return switch (field.json().getNodeType()) {
      case OBJECT -> object(field, location);
      case ARRAY -> array(field, location);
      default -> new Literal(field.json());
    };
  }

  private static Template object(Field field, String location) {
    Map<String, Template> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : field.json().properties()) {
      String name = member.getKey();
      members.put(name, read(field.at(name), location + "/" + name));
    }
    return new ObjectOf(members);
  }

  private static Template array(Field field, String location) {
    List<Template> elements = new ArrayList<>();
    for (int i = 0; i < field.json().size(); i++) {
      String index = "[" + i + "]";
      Field element = new Field(field.path() + index, field.json().get(i));
      elements.add(read(element, location + index));
    }
    return new ArrayOf(elements);
  }
}

package audiencesync.local.engine;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between JSON trees and the values that the JSONata library computes with. */
final class JsonataValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonataValues() {}

  static Object fromJson(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> object(json);
      case ARRAY -> array(json);
      case STRING -> json.textValue();
      case BOOLEAN -> json.booleanValue();
      case NUMBER -> number(json);
      default -> Jsonata.NULL_VALUE;
    };
  }

  private static Map<String, Object> object(JsonNode json) {
    Map<String, Object> map = new LinkedHashMap<>();
    json.properties().forEach(member -> map.put(member.getKey(), fromJson(member.getValue())));
    return map;
  }

  private static List<Object> array(JsonNode json) {
    List<Object> list = new ArrayList<>();
    json.forEach(element -> list.add(fromJson(element)));
    return list;
  }

  private static Number number(JsonNode json) {
    if (json.isIntegralNumber() && json.canConvertToInt()) {
      return json.intValue();
    }
    return json.isIntegralNumber() && json.canConvertToLong()
        ? (Number) json.longValue()
        : (Number) json.doubleValue();
  }

  /**
   * @throws IllegalArgumentException naming the kind of value that JSON has no form for
   */
  static JsonNode toJson(@Nullable Object value) {
    if (value == null || value == Jsonata.NULL_VALUE) {
      return JSON.nullNode();
    }
    if (value instanceof String text) {
      return JSON.textNode(text);
    }
    if (value instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Map<?, ?> map) {
      return object(map);
    }
    if (value instanceof List<?> list) {
      return array(list);
    }
    throw new IllegalArgumentException("a function");
  }

  /** Whole numbers have no fraction, as in JavaScript, and the node that a parser makes of them. */
  private static JsonNode number(Number number) {
    double value = number.doubleValue();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a number out of range");
    }
    long whole = number.longValue();
    if (whole != value) {
      return JSON.numberNode(value);
    }
    return whole == (int) whole ? JSON.numberNode((int) whole) : JSON.numberNode(whole);
  }

  private static ObjectNode object(Map<?, ?> map) {
    ObjectNode object = JSON.objectNode();
    map.forEach((name, value) -> object.set(String.valueOf(name), toJson(value)));
    return object;
  }

  private static ArrayNode array(List<?> list) {
    ArrayNode array = JSON.arrayNode();
    list.forEach(element -> array.add(toJson(element)));
    return array;
  }
}

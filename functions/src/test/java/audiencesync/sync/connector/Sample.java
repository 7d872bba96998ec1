package audiencesync.sync.connector;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The sample connectors beside the tests, and small changes to them. */
final class Sample {
  static final List<String> ALL =
      List.of("every-field", "least", "segment-alone", "without-header", "json-lines");

  static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Sample() {}

  static byte[] bytes(String name) {
    try (InputStream in = Sample.class.getResourceAsStream(name + ".json")) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode tree(String name) {
    try {
      return (ObjectNode) JSON.readTree(bytes(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(JsonNode tree) {
    try {
      return JSON.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sample with the value at the pointer set, or removed when {@code json} is empty. */
  static ObjectNode edited(String name, String pointer, String json) {
    ObjectNode tree = tree(name);
    if (json.isEmpty()) {
      remove(tree, pointer);
    } else {
      set(tree, pointer, json(json));
    }
    return tree;
  }

  /** Sets a field or an item; the index after the last one adds an item. */
  static void set(ObjectNode tree, String pointer, JsonNode value) {
    JsonNode parent = tree.at(JsonPointer.compile(pointer).head());
    String last = last(pointer);
    if (!(parent instanceof ArrayNode array)) {
      ((ObjectNode) parent).set(last, value);
    } else if (Integer.parseInt(last) == array.size()) {
      array.add(value);
    } else {
      array.set(Integer.parseInt(last), value);
    }
  }

  static void remove(ObjectNode tree, String pointer) {
    JsonNode parent = tree.at(JsonPointer.compile(pointer).head());
    if (parent instanceof ArrayNode array) {
      array.remove(Integer.parseInt(last(pointer)));
    } else {
      ((ObjectNode) parent).remove(last(pointer));
    }
  }

  private static String last(String pointer) {
    return JsonPointer.compile(pointer).last().getMatchingProperty();
  }
}

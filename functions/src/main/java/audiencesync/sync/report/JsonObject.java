package audiencesync.sync.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One JSON object in reading: it asks for fields by type and names the one that is wrong. A field
 * that is {@code null} or missing is empty.
 */
final class JsonObject {
  private final JsonNode node;
  private final String path;

  private JsonObject(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  static JsonObject of(JsonNode node, String path) {
    if (!node.isObject()) {
      String what = path.isEmpty() ? "The run report" : path + " of the run report";
      throw new InvalidReportException(what + " is not an object.");
    }
    return new JsonObject(node, path);
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> wrong(name, "a text"));
  }

  Optional<String> optionalText(String name) {
    return present(name).map(value -> checked(value, value.isTextual(), name, "a text").asText());
  }

  List<String> texts(String name) {
    return elements(name)
        .map(value -> checked(value, value.isTextual(), name, "a list of texts").asText())
        .toList();
  }

  long number(String name) {
    return optionalNumber(name).orElseThrow(() -> wrong(name, "a whole number"));
  }

  int smallNumber(String name) {
    long number = number(name);
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw wrong(name, "a whole number from 0 to " + Integer.MAX_VALUE);
    }
    return (int) number;
  }

  OptionalLong optionalNumber(String name) {
    return present(name).stream()
        .mapToLong(
            value ->
                checked(
                        value,
                        value.isIntegralNumber() && value.canConvertToLong(),
                        name,
                        "a whole number")
                    .asLong())
        .findFirst();
  }

  Optional<BigDecimal> optionalDecimal(String name) {
    return present(name)
        .map(value -> checked(value, value.isNumber(), name, "a number").decimalValue());
  }

  boolean flag(String name) {
    return optionalFlag(name).orElse(false);
  }

  Optional<Boolean> optionalFlag(String name) {
    return present(name)
        .map(value -> checked(value, value.isBoolean(), name, "true or false").asBoolean());
  }

  Instant instant(String name) {
    return optionalInstant(name).orElseThrow(() -> wrong(name, "a time"));
  }

  Optional<Instant> optionalInstant(String name) {
    return optionalText(name).map(text -> parsed(text, name));
  }

  /** A constant of ours; one that is not known is an error. */
  <E extends Enum<E>> E constant(String name, Class<E> type) {
    return find(text(name), type)
        .orElseThrow(() -> wrong(name, "one of " + Arrays.toString(type.getEnumConstants())));
  }

  /** A constant of LINE's; one that is not known is {@code unknown}. */
  <E extends Enum<E>> Optional<E> optionalConstant(String name, E unknown) {
    return optionalText(name).map(text -> find(text, unknown.getDeclaringClass()).orElse(unknown));
  }

  JsonObject object(String name) {
    return optionalObject(name).orElseThrow(() -> wrong(name, "an object"));
  }

  Optional<JsonObject> optionalObject(String name) {
    return present(name).map(value -> of(value, path(name)));
  }

  /** The objects of a list; none when there is no list. */
  <T> List<T> list(String name, Function<JsonObject, T> reading) {
    return elements(name).map(value -> reading.apply(of(value, path(name) + "[]"))).toList();
  }

  JsonNode tree() {
    return node;
  }

  InvalidReportException wrong(String name, String expected) {
    return new InvalidReportException(path(name) + " of the run report is not " + expected + ".");
  }

  private Stream<JsonNode> elements(String name) {
    List<JsonNode> elements = new ArrayList<>();
    present(name)
        .map(value -> checked(value, value.isArray(), name, "a list"))
        .ifPresent(list -> list.forEach(elements::add));
    return elements.stream();
  }

  private Optional<JsonNode> present(String name) {
    return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
  }

  private JsonNode checked(JsonNode value, boolean fits, String name, String expected) {
    if (!fits) {
      throw wrong(name, expected);
    }
    return value;
  }

  private Instant parsed(String text, String name) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidReportException(path(name) + " of the run report is not a time.", e);
    }
  }

  private static <E extends Enum<E>> Optional<E> find(String text, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(text))
        .findFirst();
  }

  private String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}

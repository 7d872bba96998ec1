package audiencesync.sync.connector;

import audiencesync.export.Printable;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Reads one JSON text as RFC 8259 has it and nothing more: no comment, no name twice, nothing after
 * it, at most 64 levels deep. A text with a fault is read up to the fault; the message gives line
 * and column and never repeats the text, which may hold a secret.
 */
final class StrictJson {
  private static final int DEEPEST = 64;
  private static final JsonFactory FACTORY = new JsonFactory();

  private final String text;
  private final JsonParser parser;
  private int depth;

  private StrictJson(String text, JsonParser parser) {
    this.text = text;
    this.parser = parser;
  }

  /** The text's value; empty when it has a fault, which is then noted at the site. */
  static Optional<JsonNode> read(String text, Site site) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return Optional.of(new StrictJson(text, parser).whole());
    } catch (JsonFault fault) {
      return site.problem(fault.text());
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be read", e);
    }
  }

  private JsonNode whole() throws IOException {
    try {
      JsonNode value = value(next());
      if (next() != JsonToken.NOT_AVAILABLE) {
        throw faultHere("there is more text after the end of the JSON value; remove it");
      }
      return value;
    } catch (StreamConstraintsException e) {
      // The parser does not say where.
      throw new JsonFault(parser.currentLocation(), "a number or a name is too long");
    } catch (JsonProcessingException e) {
      throw JsonFault.of(e, text);
    }
  }

  private JsonNode value(JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> TextNode.valueOf(wholeCharacters(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> BooleanNode.TRUE;
      case VALUE_FALSE -> BooleanNode.FALSE;
      case VALUE_NULL -> NullNode.getInstance();
      default -> throw faultHere("there is no JSON value; write one JSON object");
    };
  }

  private ObjectNode object() throws IOException {
    descend();
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (JsonToken token = next(); token == JsonToken.FIELD_NAME; token = next()) {
      String name = wholeCharacters(parser.currentName());
      if (object.has(name)) {
        throw faultHere(
            "the field \""
                + Printable.shortened(name, Printable.NAME)
                + "\" is there a second time; keep one of the two");
      }
      object.set(name, value(next()));
    }
    depth--;
    return object;
  }

  private ArrayNode array() throws IOException {
    descend();
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
      array.add(value(token));
    }
    depth--;
    return array;
  }

  private void descend() {
    depth++;
    if (depth > DEEPEST) {
      throw faultHere("objects and arrays are nested more than " + DEEPEST + " levels deep");
    }
  }

  private JsonNode number() throws IOException {
    try {
      return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
          ? BigIntegerNode.valueOf(parser.getBigIntegerValue())
          : DecimalNode.valueOf(parser.getDecimalValue());
    } catch (NumberFormatException tooLarge) {
      throw faultHere("the number's exponent is too large");
    }
  }

  /** Refuses half of a surrogate pair: it can be escaped in JSON, but no UTF-8 text can hold it. */
  private String wholeCharacters(String string) {
    if (string.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw faultHere("a \\u escape stands for half of a character; write the character itself");
    }
    return string;
  }

  /** The next token; {@link JsonToken#NOT_AVAILABLE} at the end of the text. */
  private JsonToken next() throws IOException {
    JsonToken token = parser.nextToken();
    return token == null ? JsonToken.NOT_AVAILABLE : token;
  }

  private JsonFault faultHere(String fault) {
    return new JsonFault(parser.currentTokenLocation(), fault);
  }
}

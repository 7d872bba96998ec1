package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values for <code>${Placeholders}</code>, as {@code DefinitionSubstitutions} does. */
final class Substitution {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

  private final Map<String, String> values;
  private final Set<String> missing = new TreeSet<>();

  Substitution(Map<String, String> values) {
    this.values = values;
  }

  JsonNode apply(JsonNode json) {
    if (json.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      json.properties().forEach(member -> object.set(member.getKey(), apply(member.getValue())));
      return object;
    }
    if (json.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      json.forEach(element -> array.add(apply(element)));
      return array;
    }
    return json.isTextual() ? JsonNodeFactory.instance.textNode(apply(json.textValue())) : json;
  }

  private String apply(String text) {
    return PLACEHOLDER.matcher(text).replaceAll(this::value);
  }

  private String value(MatchResult placeholder) {
    String value = values.get(placeholder.group(1));
    if (value == null) {
      missing.add(placeholder.group(1));
      return Matcher.quoteReplacement(placeholder.group());
    }
    return Matcher.quoteReplacement(value);
  }

  /** The placeholders seen so far that have no value. */
  Set<String> missing() {
    return missing;
  }
}

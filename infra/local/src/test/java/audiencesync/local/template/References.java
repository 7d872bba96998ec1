package audiencesync.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names that a part of a template refers to; an attribute's as {@code Bucket.Arn}. */
final class References {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

  private final Set<String> names = new TreeSet<>();
  private final Set<String> conditions = new TreeSet<>();

  private References() {}

  static Set<String> in(JsonNode part) {
    References references = new References();
    references.visit(part);
    return references.names;
  }

  static Set<String> conditionsIn(JsonNode part) {
    References references = new References();
    references.visit(part);
    return references.conditions;
  }

  private void visit(JsonNode node) {
    if (node.isObject()) {
      node.properties().forEach(field -> visit(field.getKey(), field.getValue()));
    } else {
      node.forEach(this::visit);
    }
  }

  private void visit(String key, JsonNode value) {
    switch (key) {
      case "Ref" -> names.add(value.asText());
      case "Fn::GetAtt" -> names.add(value.path(0).asText() + "." + value.path(1).asText());
      case "Fn::Sub" -> substitution(value);
      default -> {
        if (key.equals("Fn::If")) {
          conditions.add(value.path(0).asText());
        } else if (key.equals("Condition") && value.isTextual()) {
          conditions.add(value.asText());
        }
        visit(value);
      }
    }
  }

  private void substitution(JsonNode value) {
    JsonNode own = value.path(1);
    VARIABLE
        .matcher(value.isArray() ? value.path(0).asText() : value.asText())
        .results()
        .map(found -> found.group(1))
        .filter(name -> !own.has(name))
        .forEach(names::add);
    visit(own);
  }
}

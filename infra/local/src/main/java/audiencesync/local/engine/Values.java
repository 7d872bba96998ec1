package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Evaluates templates that must give a value of one type. */
final class Values {
  private Values() {}

  static boolean flag(Template template, Scope scope) throws StateFailure {
    JsonNode value = template.evaluate(scope);
    if (!value.isBoolean()) {
      throw wrongType(template, "boolean", value);
    }
    return value.booleanValue();
  }

  static String text(Template template, Scope scope) throws StateFailure {
    JsonNode value = template.evaluate(scope);
    if (!value.isTextual()) {
      throw wrongType(template, "string", value);
    }
    return value.textValue();
  }

  /** A whole number of seconds, from 0. */
  static Duration seconds(Template template, Scope scope, long most) throws StateFailure {
    JsonNode value = template.evaluate(scope);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrongType(template, "integer", value);
    }
    if (value.longValue() < 0 || value.longValue() > most) {
      throw StateFailure.query(
          "A number of seconds must be from 0 to " + most + "; it is " + value.longValue() + ".");
    }
    return Duration.ofSeconds(value.longValue());
  }

  private static StateFailure wrongType(Template template, String expected, JsonNode value) {
    if (template instanceof Template.Computed computed) {
      return computed.expression().wrongType(expected, value.getNodeType());
    }
    return StateFailure.query("A value of type " + expected + " is needed.");
  }
}

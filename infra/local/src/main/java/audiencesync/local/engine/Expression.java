package audiencesync.local.engine;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import org.jspecify.annotations.Nullable;

/** One compiled JSONata expression and the place it stands in. */
final class Expression {
  private final String text;
  private final String location;
  private final Jsonata compiled;

  private Expression(String text, String location, Jsonata compiled) {
    this.text = text;
    this.location = location;
    this.compiled = compiled;
  }

  /**
   * Compiles the string <code>{% … %}</code> in a field.
   *
   * @param location how AWS names the place, such as {@code Choices[1]/Output/v}
   */
  static Expression read(Field field, String location) {
    String whole = field.text();
    if (!whole.endsWith("%}") || whole.length() < 4) {
      throw field.refuse("begins with {% but does not end with %}");
    }
    String text = whole.substring(2, whole.length() - 2).strip();
    return new Expression(text, location, compile(field, text));
  }

  private static Jsonata compile(Field field, String text) {
    try {
      Jsonata compiled = Jsonata.jsonata(text);
      compiled.setOutputConvertNulls(false);
      return compiled;
    } catch (JException e) {
      throw field.refuse("is not JSONata: " + e.getDetailedErrorMessage());
    }
  }

  /**
   * The value it has now.
   *
   * @throws StateFailure when evaluation fails, or gives nothing: JSON has no undefined
   */
  JsonNode evaluate(Scope scope) throws StateFailure {
    Object value = value(scope);
    if (value == null) {
      throw failure("returned nothing (undefined).");
    }
    try {
      return JsonataValues.toJson(value);
    } catch (IllegalArgumentException e) {
      throw failure("returned a value that JSON cannot hold: " + e.getMessage() + ".");
    }
  }

  private @Nullable Object value(Scope scope) throws StateFailure {
    try {
      return compiled.evaluate(null, scope.frame());
    } catch (JException e) {
      throw failure("threw an error during evaluation. " + e.getError() + ": " + e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      throw failure("threw an error during evaluation. " + e.getMessage());
    }
  }

  /** Says that a value is not of the type that its place needs. */
  StateFailure wrongType(String expected, JsonNodeType actual) {
    return failure(
        "returned an unexpected result type. Expected '%s', but was '%s'."
            .formatted(expected, actual));
  }

  private StateFailure failure(String what) {
    return StateFailure.query(
        "The JSONata expression '%s' specified for the field '%s' %s"
            .formatted(text, location, what));
  }
}

package audiencesync.local.engine;

import com.dashjoin.jsonata.Jsonata.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an expression can see: {@code $states}, the variables, and AWS's functions. */
final class Scope {
  private final Map<String, Object> states;
  private final Map<String, JsonNode> variables;
  private final AwsFunctions functions;

  private Scope(
      Map<String, Object> states, Map<String, JsonNode> variables, AwsFunctions functions) {
    this.states = states;
    this.variables = variables;
    this.functions = functions;
  }

  static Scope of(Map<String, JsonNode> variables, AwsFunctions functions) {
    return new Scope(Map.of(), Map.copyOf(variables), functions);
  }

  /** The same scope with one more member of {@code $states}. */
  Scope with(String member, JsonNode value) {
    Map<String, Object> more = new LinkedHashMap<>(states);
    more.put(member, JsonataValues.fromJson(value));
    return new Scope(more, variables, functions);
  }

  /** A fresh frame: an expression may bind names of its own, but only for itself. */
  Frame frame() {
    Frame frame = new Frame(null);
    functions.bindTo(frame);
    variables.forEach((name, value) -> frame.bind(name, JsonataValues.fromJson(value)));
    frame.bind("states", (Object) states);
    return frame;
  }
}

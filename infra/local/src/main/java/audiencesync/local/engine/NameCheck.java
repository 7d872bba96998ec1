package audiencesync.local.engine;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds, before anything runs, what an expression could only ever get {@code undefined} from: an
 * unknown function, a variable that no state assigns, a member of {@code $states} that does not
 * exist in that place.
 */
final class NameCheck {
  /** JSONata has it, Step Functions has not. */
  private static final String EVAL = "eval";

  private static final Set<String> EVERYWHERE = Set.of("input", "context");

  private final Set<String> assigned;
  private final List<String> problems = new ArrayList<>();

  private NameCheck(Set<String> assigned) {
    this.assigned = assigned;
  }

  /**
   * The problems of every expression of the machine.
   *
   * @param assigned the variables that some state sets
   */
  static List<String> problems(Field states, Set<String> assigned) {
    NameCheck check = new NameCheck(assigned);
    for (Field state : states.members()) {
      boolean task = "Task".equals(state.json().path("Type").asText());
      for (Field field : state.members()) {
        check.walk(field, allowedIn(field, state, task));
      }
    }
    return check.problems;
  }

  private static Set<String> allowedIn(Field field, Field state, boolean task) {
    String name = field.path().substring(state.path().length() + 1);
    if (name.equals("Catch")) {
      return Set.of("input", "context", "errorOutput");
    }
    boolean afterTask = task && (name.equals("Output") || name.equals("Assign"));
    return afterTask ? Set.of("input", "context", "result") : EVERYWHERE;
  }

  private void walk(Field field, Set<String> members) {
    JsonNode json = field.json();
    if (field.isExpression()) {
      check(field, members);
    }
    if (json.isObject()) {
      for (Map.Entry<String, JsonNode> member : json.properties()) {
        walk(field.at(member.getKey()), members);
      }
    }
    for (int i = 0; json.isArray() && i < json.size(); i++) {
      walk(new Field(field.path() + "[" + i + "]", json.get(i)), members);
    }
  }

  private void check(Field field, Set<String> members) {
    String text = field.text();
    ExpressionNames names = ExpressionNames.in(text.substring(2, Math.max(2, text.length() - 2)));
    for (String name : new TreeSet<>(names.free())) {
      if (!isKnown(name)) {
        refuse(field, "uses $" + name + ", which is no function here and which no state assigns");
      }
    }
    for (String member : new TreeSet<>(names.statesMembers())) {
      if (!members.contains(member)) {
        refuse(field, "uses $states." + member + ", which does not exist in this place");
      }
    }
  }

  private boolean isKnown(String name) {
    return name.equals("states")
        || assigned.contains(name)
        || AwsFunctions.NAMES.contains(name)
        || (!name.equals(EVAL) && isBuiltIn(name));
  }

  private static boolean isBuiltIn(String name) {
    return Boolean.TRUE.equals(Jsonata.jsonata("$exists($" + name + ")").evaluate(null));
  }

  private void refuse(Field field, String why) {
    problems.add(field.refuse(why).text());
  }
}

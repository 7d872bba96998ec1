package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A definition that has been read, checked and compiled. May run any number of executions, at the
 * same time too.
 */
public final class StateMachine {
  private static final Set<String> FIELDS =
      Set.of("Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version");
  private static final long MOST_SECONDS = 99_999_999;

  private final String startAt;
  private final Map<String, State> states;
  private final Optional<Duration> timeout;

  private StateMachine(String startAt, Map<String, State> states, Optional<Duration> timeout) {
    this.startAt = startAt;
    this.states = states;
    this.timeout = timeout;
  }

  /**
   * Reads a definition.
   *
   * @param definition the state machine in the Amazon States Language
   * @param substitutions values for its <code>${Placeholders}</code>
   * @throws StateMachineRefusedException naming every problem found
   */
  public static StateMachine load(JsonNode definition, Map<String, String> substitutions) {
    Substitution substitution = new Substitution(substitutions);
    Field root = new Field("", substitution.apply(definition));
    List<String> problems = new ArrayList<>();
    substitution.missing().forEach(name -> problems.add("${" + name + "} has no value"));
    try {
      return read(root, problems);
    } catch (DefinitionProblem problem) {
      problems.add(problem.text());
      throw new StateMachineRefusedException(problems);
    }
  }

  private static StateMachine read(Field root, List<String> problems) {
    root.allow(FIELDS);
    StateReader.requireJsonata(root.at("QueryLanguage"));
    root.find("Version").ifPresent(StateMachine::requireVersion);
    Map<String, State> states = states(root.at("States"), problems);
    StateMachine machine = new StateMachine(root.at("StartAt").text(), states, timeout(root));
    if (problems.isEmpty()) {
      problems.addAll(machine.transitionProblems());
      problems.addAll(NameCheck.problems(root.at("States"), machine.variables()));
    }
    if (!problems.isEmpty()) {
      throw new StateMachineRefusedException(problems);
    }
    return machine;
  }

  private static void requireVersion(Field version) {
    if (!version.text().equals("1.0")) {
      throw version.refuse("must be 1.0");
    }
  }

  private static Optional<Duration> timeout(Field root) {
    return root.find("TimeoutSeconds")
        .map(field -> Duration.ofSeconds(field.wholeNumber(1, MOST_SECONDS)));
  }

  private static Map<String, State> states(Field field, List<String> problems) {
    Map<String, State> states = new LinkedHashMap<>();
    for (Field state : field.members()) {
      String name = state.path().substring(field.path().length() + 1);
      try {
        states.put(name, new StateReader(name, state).read());
      } catch (DefinitionProblem problem) {
        problems.add(problem.text());
      }
    }
    return states;
  }

  private List<String> transitionProblems() {
    List<String> problems = new ArrayList<>();
    if (!states.containsKey(startAt)) {
      problems.add("StartAt names \"" + startAt + "\", which is not a state");
      return problems;
    }
    for (State state : states.values()) {
      for (String next : nexts(state)) {
        if (!states.containsKey(next)) {
          problems.add(
              "States." + state.name() + " goes to \"" + next + "\", which is not a state");
        }
      }
    }
    return problems.isEmpty() ? reachabilityProblems() : problems;
  }

  private List<String> reachabilityProblems() {
    List<String> problems = new ArrayList<>();
    Set<String> reached = reachable();
    for (String name : states.keySet()) {
      if (!reached.contains(name)) {
        problems.add("States." + name + " cannot be reached from StartAt");
      }
    }
    if (reached.stream().map(this::state).noneMatch(StateMachine::isTerminal)) {
      problems.add("States has no state that ends the execution");
    }
    return problems;
  }

  private Set<String> reachable() {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(startAt));
    while (!open.isEmpty()) {
      String name = open.remove();
      if (reached.add(name)) {
        open.addAll(nexts(state(name)));
      }
    }
    return reached;
  }

  private static List<String> nexts(State state) {
    return state.effects().stream().flatMap(effect -> effect.next().stream()).toList();
  }

  private static boolean isTerminal(State state) {
    return state instanceof State.Fail
        || state.effects().stream().anyMatch(effect -> effect.next().isEmpty());
  }

  private Set<String> variables() {
    Set<String> names = new LinkedHashSet<>();
    for (State state : states.values()) {
      for (Effect effect : state.effects()) {
        if (effect.assign().isPresent() && effect.assign().get() instanceof Template.ObjectOf o) {
          names.addAll(o.members().keySet());
        }
      }
    }
    return names;
  }

  /** The names of the states, in the order of the definition. */
  public List<String> stateNames() {
    return List.copyOf(states.keySet());
  }

  String startAt() {
    return startAt;
  }

  State state(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalArgumentException("No state is called " + name);
    }
    return state;
  }

  /** How long an execution may take; empty for as long as it likes. */
  Optional<Duration> timeout() {
    return timeout;
  }
}

package audiencesync.local.engine;

import java.util.List;
import java.util.Set;

/**
 * The names in one {@code ErrorEquals}. Rules: AWS Step Functions developer guide, "Handling errors
 * in Step Functions workflows".
 */
record ErrorMatcher(List<String> names) {
  private static final String ALL = "States.ALL";
  private static final String TASK_FAILED = "States.TaskFailed";

  /** What the two wildcards never match. */
  private static final Set<String> TERMINAL =
      Set.of(StateFailure.DATA_LIMIT_EXCEEDED, StateFailure.RUNTIME);

  /** The reserved names that can come up here; a misspelt one would never match. */
  private static final Set<String> RESERVED =
      Set.of(
          ALL,
          TASK_FAILED,
          StateFailure.TIMEOUT,
          StateFailure.QUERY_EVALUATION_ERROR,
          StateFailure.DATA_LIMIT_EXCEEDED,
          "States.Permissions",
          "States.HeartbeatTimeout");

  static ErrorMatcher read(Field field, boolean last) {
    List<String> names = field.elements().stream().map(ErrorMatcher::name).toList();
    if (names.contains(ALL) && (names.size() > 1 || !last)) {
      throw field.refuse("must name States.ALL alone, and in the last entry");
    }
    return new ErrorMatcher(names);
  }

  private static String name(Field field) {
    String name = field.text();
    if (name.startsWith("States.") && !RESERVED.contains(name)) {
      throw field.refuse("names \"" + name + "\", which no state can be caught with");
    }
    return name;
  }

  boolean matches(String error) {
    return names.stream().anyMatch(name -> matches(name, error));
  }

  private static boolean matches(String name, String error) {
    return switch (name) {
      case ALL -> !TERMINAL.contains(error);
      case TASK_FAILED -> !TERMINAL.contains(error) && !error.equals(StateFailure.TIMEOUT);
      // States.Runtime always fails the execution, whatever the definition says.
      default -> name.equals(error) && !error.equals(StateFailure.RUNTIME);
    };
  }
}

package audiencesync.local.engine;

import java.util.List;

/** A definition that AWS would refuse, or that this engine does not implement. */
public final class StateMachineRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  StateMachineRefusedException(List<String> problems) {
    super("The state machine cannot run here:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem found, each beginning with the path of the field it is about. */
  public List<String> problems() {
    return problems;
  }
}

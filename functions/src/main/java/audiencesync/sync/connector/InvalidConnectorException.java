package audiencesync.sync.connector;

import audiencesync.export.Printable;
import java.util.List;

/** A connector document that cannot be used, with everything that is wrong in it at once. */
public final class InvalidConnectorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  InvalidConnectorException(String name, List<Problem> problems) {
    super(
        ProblemText.of(
            "Connector " + Printable.shortened(name, Printable.NAME) + " has", problems));
    this.problems = List.copyOf(problems);
  }

  /** All of them, in the order in which they were found; never empty. */
  public List<Problem> problems() {
    return problems;
  }
}

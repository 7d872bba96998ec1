package audiencesync.local.cli;

import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What became of one connector's document.
 *
 * @param name the document's file name without its ending
 * @param connector what it says; empty when it cannot be used
 * @param problems everything that keeps it from running
 */
record ConnectorCheck(String name, Optional<Connector> connector, List<Problem> problems) {
  ConnectorCheck {
    problems = List.copyOf(problems);
  }

  boolean isValid() {
    return problems.isEmpty();
  }
}

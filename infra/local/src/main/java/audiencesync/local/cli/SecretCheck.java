package audiencesync.local.cli;

import audiencesync.sync.connector.Problem;
import java.util.List;

/**
 * What became of a secret that connectors name.
 *
 * @param id of Secrets Manager
 * @param problems everything that keeps it from being an Ads API setting, without a value
 */
record SecretCheck(String id, List<Problem> problems) {
  SecretCheck {
    problems = List.copyOf(problems);
  }
}

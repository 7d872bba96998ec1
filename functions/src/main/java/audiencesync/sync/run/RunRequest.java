package audiencesync.sync.run;

import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.guard.GuardName;
import java.util.Optional;
import java.util.Set;

/**
 * What an execution was asked to do: its input, checked.
 *
 * @param dryRun whether everything happens but the calls to LINE that change something
 * @param overrideGuards guards that may fail this once
 * @param trigger what started it, when it is to be run once only
 */
public record RunRequest(
    ConnectorName connector,
    boolean dryRun,
    Set<GuardName> overrideGuards,
    Optional<Trigger> trigger) {
  public RunRequest {
    overrideGuards = Set.copyOf(overrideGuards);
  }
}

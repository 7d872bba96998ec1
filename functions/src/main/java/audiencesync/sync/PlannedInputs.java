package audiencesync.sync;

import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.InputSpec;
import audiencesync.sync.connector.Location;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.work.Plan;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that a run was planned with. */
record PlannedInputs(ObjectStore store, Connector connector, Plan plan) {
  /**
   * Refuses to go on with files that are not the planned ones any more: half of an old export and
   * half of a new one would make an audience that nobody meant. To be asked before reading and
   * after.
   *
   * @throws InputChangedException naming the first file that is gone or was overwritten
   */
  void requireUnchanged() {
    requireUnchanged(connector.segment(), plan.segment());
    connector.identity().ifPresent(identity -> requireUnchanged(identity, plan.identity()));
  }

  private void requireUnchanged(InputSpec input, List<StoredObject> planned) {
    Map<String, StoredObject> now =
        now(input).collect(Collectors.toMap(StoredObject::key, Function.identity()));
    for (StoredObject before : planned) {
      StoredObject found = now.get(before.key());
      if (!before.equals(found)) {
        throw new InputChangedException(
            before.key()
                + (found == null ? " is gone" : " was overwritten")
                + " since the run began. Nothing was sent. Run again once the export has ended;"
                + " \"trigger\" starts a run only then.");
      }
    }
  }

  private Stream<StoredObject> now(InputSpec input) {
    return input.location() instanceof Location.Keys keys
        ? keys.keys().stream().flatMap(key -> store.find(key).stream())
        : store.list(((Location.Prefix) input.location()).prefix()).stream();
  }
}

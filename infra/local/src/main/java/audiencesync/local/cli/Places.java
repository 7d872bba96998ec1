package audiencesync.local.cli;

import audiencesync.sync.connector.InputSpec;
import audiencesync.sync.connector.Location;
import java.util.List;

/** Where an input's objects lie, in words: keys as they are, a prefix with a star at its end. */
final class Places {
  private Places() {}

  static List<String> of(InputSpec input) {
    return input.location() instanceof Location.Keys keys
        ? keys.keys()
        : List.of(((Location.Prefix) input.location()).prefix() + "*");
  }
}

package audiencesync.local.cli;

import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.InputSpec;
import audiencesync.sync.connector.Location;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a connector reads or waits for where a deployment's functions neither read nor listen. */
final class InboxCheck {
  private InboxCheck() {}

  static List<Warning> of(List<Connector> connectors) {
    return connectors.stream().flatMap(connector -> outside(connector).stream()).toList();
  }

  private static Optional<Warning> outside(Connector connector) {
    List<String> places =
        Stream.concat(
                inputs(connector).flatMap(input -> Places.of(input).stream()),
                connector.triggerKey().stream())
            .filter(place -> !place.startsWith(Location.INBOX))
            .distinct()
            .toList();
    return places.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Warning(
                List.of(connector.name().value()),
                "names "
                    + String.join(", ", places)
                    + " outside "
                    + Location.INBOX
                    + "; on this machine that works, on AWS the functions may not read it and its"
                    + " upload starts nothing: deliver it under "
                    + Location.INBOX
                    + ", or widen the roles and the upload rule in infra/template.yaml"));
  }

  private static Stream<InputSpec> inputs(Connector connector) {
    return Stream.concat(Stream.of(connector.segment()), connector.identity().stream());
  }
}

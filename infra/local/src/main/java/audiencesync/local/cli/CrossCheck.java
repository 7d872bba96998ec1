package audiencesync.local.cli;

import audiencesync.audience.IdentifierType;
import audiencesync.export.Printable;
import audiencesync.lineads.UploadAction;
import audiencesync.sync.connector.AudienceTarget;
import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.InputSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each connector may say for itself, and is hardly meant beside the others. */
final class CrossCheck {
  private CrossCheck() {}

  static List<Warning> of(List<Connector> connectors) {
    List<Warning> warnings = new ArrayList<>();
    Map<String, List<Connector>> byAudience =
        connectors.stream()
            .collect(
                Collectors.groupingBy(
                    CrossCheck::audience, LinkedHashMap::new, Collectors.toList()));
    byAudience.forEach((audience, same) -> ofOne(audience, same).ifPresent(warnings::add));
    connectors.forEach(connector -> overlap(connector).ifPresent(warnings::add));
    return warnings;
  }

  /** In the words of a message; two that are the same audience are described the same. */
  private static String audience(Connector connector) {
    AudienceTarget target = connector.audience().target();
    String which =
        target instanceof AudienceTarget.Create create
            ? connector.identifier().type() + " audience \"" + Printable.of(create.name()) + "\""
            : "audience " + ((AudienceTarget.Existing) target).id();
    return which + " (secret " + connector.secretId() + ")";
  }

  private static Optional<Warning> ofOne(String audience, List<Connector> same) {
    if (same.size() < 2) {
      return Optional.empty();
    }
    List<IdentifierType> types =
        same.stream().map(connector -> connector.identifier().type()).distinct().toList();
    if (types.size() > 1) {
      return warning(
          same,
          "fill the same "
              + audience
              + " with "
              + words(types)
              + "; an audience holds one kind, so all runs but those of its kind are refused");
    }
    return rivalry(audience, same);
  }

  private static Optional<Warning> rivalry(String audience, List<Connector> same) {
    long replacing =
        same.stream().filter(c -> c.audience().action() == UploadAction.REPLACE).count();
    if (replacing > 0) {
      String others = replacing == same.size() ? "another put in" : "the others put in";
      return warning(
          same,
          "fill the same "
              + audience
              + ", and each REPLACE takes out whom "
              + others
              + "; give each an audience of its own, or let all of them ADD");
    }
    return same.stream().flatMap(c -> c.triggerKey().stream()).distinct().count() < triggers(same)
        ? warning(
            same,
            "fill the same "
                + audience
                + " and are started by the same upload; one run waits for the other, and fails if"
                + " that takes more than two hours")
        : Optional.empty();
  }

  private static long triggers(List<Connector> same) {
    return same.stream().filter(connector -> connector.triggerKey().isPresent()).count();
  }

  private static Optional<Warning> overlap(Connector connector) {
    return connector
        .identity()
        .flatMap(identity -> shared(connector.segment(), identity))
        .map(
            key ->
                new Warning(
                    List.of(connector.name().value()),
                    "reads "
                        + key
                        + " both as segment and as identity; give each a folder of its own, or"
                        + " leave out \"identity\" if one file holds everything"));
  }

  /** Where both read. */
  private static Optional<String> shared(InputSpec segment, InputSpec identity) {
    List<String> mine = Places.of(segment);
    return Places.of(identity).stream()
        .flatMap(its -> mine.stream().flatMap(place -> shared(place, its)))
        .findFirst();
  }

  private static Stream<String> shared(String one, String other) {
    if (isWithin(one, other)) {
      return Stream.of(one);
    }
    return isWithin(other, one) ? Stream.of(other) : Stream.empty();
  }

  /** A prefix ends with a star, which no key of ours needs to. */
  private static boolean isWithin(String place, String prefix) {
    return place.equals(prefix)
        || (prefix.endsWith("*") && place.startsWith(prefix.substring(0, prefix.length() - 1)));
  }

  private static Optional<Warning> warning(List<Connector> about, String text) {
    List<String> names = about.stream().map(connector -> connector.name().value()).toList();
    return Optional.of(new Warning(names, text));
  }

  private static String words(List<IdentifierType> types) {
    return types.stream().map(IdentifierType::name).collect(Collectors.joining(" and "));
  }
}

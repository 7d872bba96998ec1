package audiencesync.sync.connector;

import java.util.Optional;

/** Reads {@code guards}: when a run is stopped. */
final class GuardsReader {
  static final Rule<GuardLimits> RULE =
      new ObjectOf<>("an object such as {\"minIdentifiers\": 100}", GuardsReader::read);

  private static final GuardLimits DEFAULT = GuardLimits.DEFAULT;

  private GuardsReader() {}

  private static Optional<GuardLimits> read(Fields fields) {
    Optional<Long> least =
        fields.optional("minIdentifiers", GuardLimits.IDENTIFIERS, DEFAULT.minIdentifiers());
    Optional<Integer> shrink = percent(fields, "maxShrinkPercent", DEFAULT.maxShrinkPercent());
    Optional<Integer> rejected =
        percent(fields, "maxRejectedPercent", DEFAULT.maxRejectedPercent());
    Optional<Integer> match = percent(fields, "minMatchPercent", DEFAULT.minMatchPercent());
    return fields.complete(
        () ->
            new GuardLimits(
                least.orElseThrow(),
                shrink.orElseThrow(),
                rejected.orElseThrow(),
                match.orElseThrow()));
  }

  private static Optional<Integer> percent(Fields fields, String name, int otherwise) {
    return fields.optional(name, GuardLimits.PERCENT, (long) otherwise).map(Long::intValue);
  }
}

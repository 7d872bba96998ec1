package audiencesync.sync.connector;

import audiencesync.audience.IdentifierType;
import audiencesync.export.TableSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads {@code segment} or {@code identity}.
 *
 * @param role what the input is for
 * @param type what kind of identifier the connector sends; empty where that is wrong
 */
record InputReader(InputRole role, Optional<IdentifierType> type) {
  private static final Choice<Selection> SELECTIONS = Choice.of(Selection.class);
  private static final ListOf<String> KEYS =
      new ListOf<>(
          "an array of keys in this bucket, such as [\"inbox/members.csv\"]",
          Grammar.KEY,
          ListOf.Size.AT_LEAST_ONE_DISTINCT);

  Rule<InputSpec> rule() {
    return new ObjectOf<>(
        "an object such as {\"prefix\": \"inbox/members/\", \"columns\": {\"userId\": \"user_id\"}}",
        this::read);
  }

  private Optional<InputSpec> read(Fields fields) {
    Supplier<Location> location = location(fields);
    Supplier<TableSpec> table = new TableReader(role, type).read(fields);
    Optional<Selection> selection = fields.optional("select", SELECTIONS, Selection.ALL);
    Optional<Long> hours = fields.optional("maxAgeHours", InputSpec.AGE_IN_HOURS);
    Optional<Long> maxBytes =
        fields.optional("maxBytes", InputSpec.SIZE_IN_BYTES, InputSpec.DEFAULT_MAX_BYTES);
    return fields.complete(
        () ->
            new InputSpec(
                location.get(),
                table.get(),
                selection.orElseThrow(),
                hours.map(Duration::ofHours),
                maxBytes.orElseThrow()));
  }

  /** Its value is there once the whole input has no problem. */
  private static Supplier<Location> location(Fields fields) {
    Optional<String> prefix = fields.optional("prefix", Grammar.PREFIX);
    Optional<List<String>> keys = fields.optional("keys", KEYS);
    if (fields.has("prefix") && fields.has("keys")) {
      fields.site("keys").problem("are there beside \"prefix\"; keep one of the two");
    }
    if (!fields.has("prefix") && !fields.has("keys")) {
      fields.site("prefix").problem("is missing, as are \"keys\"", Grammar.PREFIX);
    }
    return () ->
        prefix
            .<Location>map(Location.Prefix::new)
            .orElseGet(() -> new Location.Keys(keys.orElseThrow()));
  }
}

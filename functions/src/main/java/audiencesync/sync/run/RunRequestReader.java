package audiencesync.sync.run;

import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.guard.GuardName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads an execution's input, strictly: every mistake is named, a value never repeated. */
public final class RunRequestReader {
  private static final Set<String> FIELDS =
      Set.of("connector", "dryRun", "overrideGuards", "trigger");
  private static final Set<String> TRIGGER_FIELDS = Set.of("kind", "id");
  private static final int MAX_TRIGGER_ID = 256;

  private final List<String> problems = new ArrayList<>();

  private RunRequestReader() {}

  /**
   * The request that an execution's input makes.
   *
   * @throws InvalidRunRequestException naming all that is wrong
   */
  public static RunRequest read(JsonNode input) {
    return new RunRequestReader().request(input);
  }

  /**
   * The connector that an input names, as far as it names one at all; for reports of bad inputs.
   */
  public static Optional<ConnectorName> connector(JsonNode input) {
    JsonNode name = input.path("connector");
    return Optional.ofNullable(name.textValue()).flatMap(ConnectorName::parse);
  }

  private RunRequest request(JsonNode input) {
    refuseUnless(input.isObject(), "the input is not a JSON object");
    refuseUnknown(input, FIELDS, "");
    Optional<ConnectorName> connector = connector(input);
    refuseUnless(
        connector.isPresent(),
        input.has("connector")
            ? "connector: not a connector's name (a-z, 0-9 and '-', at most 63 characters)"
            : "connector: missing; it names the connectors/<name>.json to run");
    boolean dryRun = dryRun(input.path("dryRun"));
    Set<GuardName> overrides = overrides(input.path("overrideGuards"));
    Optional<Trigger> trigger = trigger(input.path("trigger"));
    if (!problems.isEmpty()) {
      throw new InvalidRunRequestException(
          "The execution's input is refused: " + String.join("; ", problems) + ".");
    }
    return new RunRequest(connector.orElseThrow(), dryRun, overrides, trigger);
  }

  private boolean dryRun(JsonNode node) {
    refuseUnless(node.isMissingNode() || node.isBoolean(), "dryRun: neither true nor false");
    return node.asBoolean(false);
  }

  private Set<GuardName> overrides(JsonNode node) {
    Set<GuardName> names = EnumSet.noneOf(GuardName.class);
    refuseUnless(
        node.isMissingNode() || node.isArray(), "overrideGuards: not a list of guards' names");
    for (JsonNode name : node) {
      Optional<GuardName> guard = GuardName.of(name.asText()).filter(GuardName::overridable);
      refuseUnless(guard.isPresent(), "overrideGuards: holds what is not one of " + overridable());
      guard.ifPresent(names::add);
    }
    return names;
  }

  private static String overridable() {
    return Arrays.stream(GuardName.values())
        .filter(GuardName::overridable)
        .map(GuardName::label)
        .collect(Collectors.joining(", "));
  }

  private Optional<Trigger> trigger(JsonNode node) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    refuseUnless(node.isObject(), "trigger: not an object of kind and id");
    refuseUnknown(node, TRIGGER_FIELDS, "trigger.");
    Optional<TriggerKind> kind = kind(node.path("kind").asText());
    refuseUnless(kind.isPresent(), "trigger.kind: not one of SCHEDULE, UPLOAD, MANUAL");
    String id = node.path("id").asText();
    refuseUnless(
        node.path("id").isTextual() && !id.isBlank() && id.length() <= MAX_TRIGGER_ID,
        "trigger.id: not a text of 1 to " + MAX_TRIGGER_ID + " characters");
    return kind.map(k -> new Trigger(k, id));
  }

  private static Optional<TriggerKind> kind(String name) {
    return Arrays.stream(TriggerKind.values()).filter(k -> k.name().equals(name)).findFirst();
  }

  private void refuseUnknown(JsonNode node, Set<String> known, String path) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      refuseUnless(known.contains(name), path + printable(name) + ": there is no such field");
    }
  }

  private static String printable(String name) {
    String shown = name.replaceAll("[^\\x20-\\x7e]", "?");
    return shown.length() > 40 ? shown.substring(0, 40) + "…" : shown;
  }

  private void refuseUnless(boolean fine, String problem) {
    if (!fine) {
      problems.add(problem);
    }
  }
}

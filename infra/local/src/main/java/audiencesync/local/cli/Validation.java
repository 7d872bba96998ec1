package audiencesync.local.cli;

import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.ConnectorStatus;
import audiencesync.sync.connector.InvalidConnectorException;
import audiencesync.sync.connector.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is wrong in any connector of a bucket, and what looks wrong between them.
 *
 * @param checks every document
 * @param secrets those that connectors name, as far as they are known
 * @param warnings what does not keep a connector from running
 */
record Validation(List<ConnectorCheck> checks, List<SecretCheck> secrets, List<Warning> warnings) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  Validation {
    checks = List.copyOf(checks);
    secrets = List.copyOf(secrets);
    warnings = List.copyOf(warnings);
  }

  static Validation of(ConnectorFolder folder) {
    List<ConnectorCheck> checks = folder.checks();
    List<Connector> usable = checks.stream().flatMap(check -> check.connector().stream()).toList();
    return new Validation(
        checks,
        folder.secretChecks(checks),
        Stream.of(
                CrossCheck.of(usable),
                FilterCheck.of(usable),
                InboxCheck.of(usable),
                folder.strangers())
            .flatMap(List::stream)
            .toList());
  }

  boolean succeeded() {
    return !checks.isEmpty()
        && invalid() == 0
        && secrets.stream().allMatch(secret -> secret.problems().isEmpty());
  }

  private long invalid() {
    return checks.stream().filter(check -> !check.isValid()).count();
  }

  /** For a person. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (ConnectorCheck check : checks) {
      lines.add(check.name() + (check.isValid() ? ": valid" + draft(check) : ":"));
      check.problems().forEach(problem -> lines.add("  " + problem));
    }
    for (SecretCheck secret : secrets) {
      lines.add("secret " + secret.id() + (secret.problems().isEmpty() ? ": valid" : ":"));
      secret.problems().forEach(problem -> lines.add("  " + problem));
    }
    warnings.forEach(warning -> lines.add("warning: " + warning));
    if (!checks.isEmpty()) {
      lines.add("Connectors: " + checks.size() + ", invalid: " + invalid() + warned());
    }
    return lines;
  }

  private static String draft(ConnectorCheck check) {
    return isDraft(check) ? " (a draft: it may be previewed and run dry, not sent)" : "";
  }

  private static boolean isDraft(ConnectorCheck check) {
    return check.connector().filter(c -> c.status() == ConnectorStatus.DRAFT).isPresent();
  }

  private String warned() {
    return warnings.isEmpty() ? "" : ", warnings: " + warnings.size();
  }

  /** For a machine: the line of an execution, with the findings as its output. */
  String json() {
    ObjectNode output = JSON.objectNode();
    ArrayNode connectors = output.putArray("connectors");
    checks.forEach(check -> connectors.add(json(check)));
    ArrayNode known = output.putArray("secrets");
    secrets.forEach(secret -> known.add(json(secret)));
    ArrayNode warned = output.putArray("warnings");
    warnings.forEach(warning -> warned.add(json(warning)));
    Optional<JsonNode> found = Optional.of(output);
    return succeeded()
        ? new Outcome("SUCCEEDED", Optional.empty(), Optional.empty(), found).json()
        : new Outcome("FAILED", Optional.of(error()), Optional.of(cause()), found).json();
  }

  private static String error() {
    return InvalidConnectorException.class.getName();
  }

  private String cause() {
    if (checks.isEmpty()) {
      return "There is no connector.";
    }
    return invalid() == 0
        ? "A secret is no Ads API setting."
        : invalid() + " of " + checks.size() + " connectors cannot be used.";
  }

  private static ObjectNode json(ConnectorCheck check) {
    ObjectNode json = JSON.objectNode().put("name", check.name());
    json.put("valid", check.isValid()).put("draft", isDraft(check));
    json.set("problems", json(check.problems()));
    return json;
  }

  private static ObjectNode json(SecretCheck secret) {
    ObjectNode json = JSON.objectNode().put("id", secret.id());
    json.put("valid", secret.problems().isEmpty());
    json.set("problems", json(secret.problems()));
    return json;
  }

  private static ArrayNode json(List<Problem> problems) {
    ArrayNode json = JSON.arrayNode();
    problems.forEach(p -> json.addObject().put("path", p.path()).put("text", p.text()));
    return json;
  }

  private static ObjectNode json(Warning warning) {
    ObjectNode json = JSON.objectNode();
    ArrayNode about = json.putArray("about");
    warning.about().forEach(about::add);
    return json.put("text", warning.text());
  }
}

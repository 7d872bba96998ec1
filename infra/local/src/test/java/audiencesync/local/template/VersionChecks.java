package audiencesync.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** That the alias comes to what a parameter was changed to. */
final class VersionChecks {
  private static final String DESCRIPTION = "VersionDescription";

  /** What Lambda takes as a version's description. */
  private static final int LONGEST = 256;

  private VersionChecks() {}

  /**
   * SAM names a version after the properties as they are written, in which a parameter's value does
   * not show: were it not in the description too, no version would be published for a new value.
   */
  static List<String> versions(Shipped shipped) {
    Map<String, JsonNode> parameters = shipped.template().parameters();
    return Findings.inEach(
        shipped.template().functions(),
        (findings, id, function) -> {
          ObjectNode others = function.deepCopy();
          others.remove(DESCRIPTION);
          Set<String> used = parametersIn(others, parameters);
          findings.requireSame(
              parametersIn(function.path(DESCRIPTION), parameters), used, id + "." + DESCRIPTION);
          used.forEach(
              name ->
                  findings.require(
                      longest(parameters.get(name)) <= LONGEST,
                      name + " can be too long for " + id + "." + DESCRIPTION));
        });
  }

  private static Set<String> parametersIn(JsonNode part, Map<String, JsonNode> parameters) {
    Set<String> names = new TreeSet<>(References.in(part));
    names.retainAll(parameters.keySet());
    return names;
  }

  private static int longest(JsonNode parameter) {
    return parameter.path("Type").asText().equals("Number")
        ? parameter.path("MaxValue").asText().length()
        : parameter.path("MaxLength").asInt(Integer.MAX_VALUE);
  }
}

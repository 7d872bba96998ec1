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
          String values = String.join(" and ", used);
          findings.require(
              longest(function.path(DESCRIPTION), used, parameters) <= LONGEST,
              values + " can be too long for " + id + "." + DESCRIPTION);
        });
  }

  private static Set<String> parametersIn(JsonNode part, Map<String, JsonNode> parameters) {
    Set<String> names = new TreeSet<>(References.in(part));
    names.retainAll(parameters.keySet());
    return names;
  }

  /** What stands between the values, and all of these at their longest. */
  private static long longest(
      JsonNode description, Set<String> used, Map<String, JsonNode> parameters) {
    String between = description.path("Fn::Sub").asText().replaceAll("\\$\\{[^}]*}", "");
    return between.length() + used.stream().mapToLong(name -> longest(parameters.get(name))).sum();
  }

  private static long longest(JsonNode parameter) {
    return parameter.path("Type").asText().equals("Number")
        ? parameter.path("MaxValue").asText().length()
        : parameter.path("MaxLength").asInt(Integer.MAX_VALUE);
  }
}

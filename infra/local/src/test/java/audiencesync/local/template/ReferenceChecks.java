package audiencesync.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Names within the template, and its parameters. */
final class ReferenceChecks {
  private static final Set<String> PSEUDO =
      Set.of("AWS::StackName", "AWS::Region", "AWS::AccountId", "AWS::Partition", "AWS::NoValue");

  /** What names a resource for all who share an account, and how long it may be. */
  private static final Map<String, Integer> NAMES =
      Map.of(
          "StateMachineName", 80,
          "AlarmName", 255,
          "DashboardName", 255,
          "LogGroupName", 512,
          "AliasName", 256,
          "BucketName", 63,
          "TopicName", 256,
          "QueueName", 80,
          "RoleName", 64,
          "Name", 64);

  private ReferenceChecks() {}

  static List<String> references(Shipped shipped) {
    Findings findings = new Findings();
    Template template = shipped.template();
    Set<String> known = new HashSet<>(PSEUDO);
    known.addAll(template.parameters().keySet());
    known.addAll(template.resources().keySet());
    template
        .functions()
        .forEach(
            (id, function) -> known.add(id + "Alias" + function.path("AutoPublishAlias").asText()));
    Set<String> used = References.in(template.root());
    used.stream()
        .filter(name -> !known.contains(name.replaceAll("\\..*", "")))
        .forEach(name -> findings.add(name + " does not exist"));
    findings.requireSame(
        References.conditionsIn(template.root()),
        template.section("Conditions").keySet(),
        "the use of conditions");
    template.parameters().keySet().stream()
        .filter(name -> !used.contains(name))
        .forEach(name -> findings.add("the parameter " + name + " is not used"));
    return findings.all();
  }

  /** A parameter's own default passes its own rules, and a person is told what it is. */
  static List<String> parameters(Shipped shipped) {
    Findings findings = new Findings();
    Template template = shipped.template();
    template.parameters().forEach((name, parameter) -> parameter(findings, name, parameter));
    JsonNode shown = template.root().path("Metadata").path("AWS::CloudFormation::Interface");
    Set<String> grouped =
        StreamSupport.stream(shown.path("ParameterGroups").spliterator(), false)
            .flatMap(group -> StreamSupport.stream(group.path("Parameters").spliterator(), false))
            .map(JsonNode::asText)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> labelled = new TreeSet<>();
    shown.path("ParameterLabels").fieldNames().forEachRemaining(labelled::add);
    findings.requireSame(grouped, template.parameters().keySet(), "the groups of parameters");
    findings.requireSame(labelled, template.parameters().keySet(), "the labels of parameters");
    return findings.all();
  }

  private static void parameter(Findings findings, String name, JsonNode parameter) {
    String value = parameter.path("Default").asText();
    findings.require(parameter.has("Default"), name + " has no default");
    findings.require(!parameter.path("Description").asText().isBlank(), name + " is not described");
    if (parameter.has("AllowedPattern")) {
      findings.require(
          matches(parameter.path("AllowedPattern").asText(), value),
          name + "'s default is not of its pattern");
      findings.require(
          parameter.has("ConstraintDescription"), name + "'s pattern is not put in words");
    }
    if (parameter.has("AllowedValues")) {
      findings.require(
          StreamSupport.stream(parameter.path("AllowedValues").spliterator(), false)
              .anyMatch(allowed -> allowed.asText().equals(value)),
          name + "'s default is not allowed");
    }
    if (parameter.path("Type").asText().equals("Number")) {
      long number = parameter.path("Default").asLong();
      findings.require(
          number >= parameter.path("MinValue").asLong(number)
              && number <= parameter.path("MaxValue").asLong(number),
          name + "'s default is out of its range");
    }
  }

  private static boolean matches(String pattern, String value) {
    try {
      return Pattern.matches(pattern, value);
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** Several stacks share an account; the longest name of a stack has 64 characters. */
  static List<String> names(Shipped shipped) {
    Findings findings = new Findings();
    Evaluation longest = new Evaluation(shipped.template(), "s".repeat(64), Map.of());
    Evaluation other = new Evaluation(shipped.template(), "other", Map.of());
    shipped
        .template()
        .resources()
        .forEach(
            (id, resource) ->
                NAMES.forEach(
                    (key, most) -> {
                      JsonNode name = resource.path("Properties").path(key);
                      if (!name.isMissingNode()) {
                        int limit = resource.path("Type").asText().contains("Secret") ? 512 : most;
                        findings.require(
                            longest.text(name).length() <= limit,
                            id + "." + key + " can be longer than " + limit);
                        findings.require(
                            !longest.text(name).equals(other.text(name)),
                            id + "." + key + " is the same in every stack");
                      }
                    }));
    return findings.all();
  }
}

package audiencesync.local.template;

import audiencesync.sync.run.RunRequest;
import audiencesync.sync.run.RunRequestReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person copies from the stack's outputs works. */
final class OutputChecks {
  private static final Set<String> NEEDED =
      Set.of(
          "Bucket",
          "Topic",
          "Key",
          "StateMachine",
          "AdsApiSecret",
          "SecretCommand",
          "ConnectorCommand",
          "DryRunCommand",
          "StartCommand",
          "ScheduleCommand",
          "RunsConsole",
          "ReportsConsole",
          "DashboardConsole",
          "LogsConsole");

  private OutputChecks() {}

  static List<String> outputs(Shipped shipped) {
    Findings findings = new Findings();
    Template template = shipped.template();
    findings.requireSame(template.section("Outputs").keySet(), NEEDED, "the set of outputs");
    template
        .section("Outputs")
        .forEach(
            (id, output) ->
                findings.require(
                    !output.path("Description").asText().isBlank(), id + " is not described"));
    Evaluation evaluation = new Evaluation(template, "stack", Map.of());
    findings.require(
        request(findings, evaluation, template, "DryRunCommand"), "DryRunCommand would send");
    findings.require(
        !request(findings, evaluation, template, "StartCommand"), "StartCommand sends nothing");
    schedule(findings, evaluation, template);
    return findings.all();
  }

  /** Whether the command's input asks for a dry run. */
  private static boolean request(
      Findings findings, Evaluation evaluation, Template template, String id) {
    String command = command(evaluation, template, id);
    try {
      RunRequest request = RunRequestReader.read(Shipped.parse(option(command, "input")));
      return request.dryRun();
    } catch (RuntimeException e) {
      findings.add(id + " has an input that is refused: " + e.getMessage());
      return false;
    }
  }

  /** A further connector's schedule is like the one of the stack. */
  private static void schedule(Findings findings, Evaluation evaluation, Template template) {
    String command =
        command(evaluation, template, "ScheduleCommand").replace("OTHER-CONNECTOR", "members");
    JsonNode own = evaluation.value(template.only("AWS::Scheduler::Schedule").path("Target"));
    try {
      findings.require(
          Shipped.parse(option(command, "target")).equals(own),
          "ScheduleCommand makes a schedule unlike the stack's");
    } catch (RuntimeException e) {
      findings.add("ScheduleCommand has a target that is no JSON: " + e.getMessage());
    }
    findings.require(command.contains("--state DISABLED"), "ScheduleCommand's schedule is on");
    findings.require(
        command.contains("--group-name ScheduleGroup "), "ScheduleCommand uses another group");
  }

  private static String command(Evaluation evaluation, Template template, String id) {
    return evaluation.text(template.root().path("Outputs").path(id).path("Value"));
  }

  private static String option(String command, String name) {
    Matcher matcher = Pattern.compile("--" + name + " '([^']*)'").matcher(command);
    return matcher.find() ? matcher.group(1) : "";
  }
}

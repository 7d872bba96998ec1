package audiencesync.local.template;

import audiencesync.aws.EmbeddedMetrics;
import audiencesync.sync.report.RunMetric;
import audiencesync.sync.report.RunMetrics;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Alarms and the dashboard: they look at what there is to see. */
final class ObservabilityChecks {
  private static final String OURS = "LineAudienceSync";

  private static final Set<String> WATCHED =
      Set.of(
          "AWS/States ExecutionsFailed StateMachine",
          "AWS/States ExecutionsTimedOut StateMachine",
          "AWS/States ExecutionsAborted StateMachine",
          "AWS/Lambda Errors StartSyncFunction",
          "AWS/Lambda Throttles StartSyncFunction",
          "AWS/Lambda Errors FailSyncFunction",
          "AWS/Lambda Errors ReportStoppedRunFunction",
          "AWS/Lambda Throttles ReportStoppedRunFunction",
          "AWS/SQS ApproximateNumberOfMessagesVisible DeadLetterQueue",
          "LineAudienceSync SucceededRuns AWS::StackName");

  private static final Pattern SEARCHED = Pattern.compile("MetricName=\"(\\w+)\"");
  private static final Map<String, String> EXPECTING = Map.of("ExpectSuccess", "true");

  private ObservabilityChecks() {}

  static List<String> alarms(Shipped shipped) {
    Findings findings = new Findings();
    Template template = shipped.template();
    Evaluation evaluation = new Evaluation(template, "stack", Map.of());
    Set<String> watched = new HashSet<>();
    template
        .ofType("AWS::CloudWatch::Alarm")
        .forEach(
            (id, alarm) -> {
              String metric = alarm.path("MetricName").asText();
              String about = Template.target(alarm.path("Dimensions").path(0).path("Value"));
              watched.add(alarm.path("Namespace").asText() + " " + metric + " " + about);
              findings.require(
                  alarm.at("/AlarmActions/0/Ref").asText().equals("Topic"), id + " tells nobody");
              findings.require(
                  !alarm.path("Namespace").asText().equals(OURS)
                      || metricsWritten().contains(metric),
                  id + " counts " + metric + ", which no function writes");
              boolean absence = metric.equals("SucceededRuns");
              findings.require(
                  alarm
                      .path("TreatMissingData")
                      .asText()
                      .equals(absence ? "breaching" : "notBreaching"),
                  id + " takes silence for the wrong thing");
              findings.require(
                  alarm
                      .path("ComparisonOperator")
                      .asText()
                      .equals(absence ? "LessThanThreshold" : "GreaterThanOrEqualToThreshold"),
                  id + " compares the wrong way");
              findings.require(
                  alarm.path("Threshold").asInt() == 1, id + " waits for more than one");
              span(findings, id, evaluation.value(alarm));
            });
    findings.requireSame(watched, WATCHED, "the set of alarms");
    topic(findings, template);
    return findings.all();
  }

  /** At most a day; with periods of an hour and more at most a week. */
  private static void span(Findings findings, String id, JsonNode alarm) {
    long period = alarm.path("Period").asLong();
    long span = period * alarm.path("EvaluationPeriods").asLong();
    findings.require(
        period % 60 == 0 && span > 0 && span <= (period >= 3600 ? 604_800 : 86_400),
        id + " looks back further than CloudWatch does");
  }

  private static void topic(Findings findings, Template template) {
    boolean open =
        Template.statementsOf(template.properties("TopicPolicy").path("PolicyDocument")).stream()
            .filter(statement -> statement.allows("sns:Publish"))
            .filter(s -> s.principal().path("Service").asText().equals("cloudwatch.amazonaws.com"))
            .anyMatch(statement -> !statement.condition().isMissingNode());
    findings.require(open, "alarms may not publish, or those of every account may");
  }

  /** It shows every metric of ours, and every alarm. */
  static List<String> dashboard(Shipped shipped) {
    Findings findings = new Findings();
    Template template = shipped.template();
    JsonNode body = template.only("AWS::CloudWatch::Dashboard").path("DashboardBody");
    Set<String> alarms = new TreeSet<>();
    template.ofType("AWS::CloudWatch::Alarm").keySet().forEach(id -> alarms.add(id + ".Arn"));
    JsonNode whole = Shipped.parse(new Evaluation(template, "stack", EXPECTING).text(body));
    Set<String> shown = new TreeSet<>();
    whole.findValues("alarms").forEach(list -> list.forEach(arn -> shown.add(arn.asText())));
    findings.requireSame(shown, alarms, "the dashboard's alarms");
    JsonNode usual = Shipped.parse(new Evaluation(template, "stack", Map.of()).text(body));
    findings.requireSame(metrics(usual), metricsWritten(), "the dashboard's metrics");
    for (JsonNode widget : usual.path("widgets")) {
      findings.require(
          widget.path("x").asInt() + widget.path("width").asInt() <= 24,
          "a widget of the dashboard is wider than the page");
    }
    return findings.all();
  }

  private static Set<String> metrics(JsonNode dashboard) {
    Set<String> names = new TreeSet<>();
    for (JsonNode metrics : dashboard.findValues("metrics")) {
      for (JsonNode metric : metrics) {
        if (metric.path(0).asText().equals(OURS)) {
          names.add(metric.path(1).asText());
        }
        SEARCHED
            .matcher(metric.path(0).path("expression").asText())
            .results()
            .forEach(found -> names.add(found.group(1)));
      }
    }
    return names;
  }

  /** The names as the functions write them. */
  private static Set<String> metricsWritten() {
    Map<RunMetric, Long> all = new EnumMap<>(RunMetric.class);
    for (RunMetric metric : RunMetric.values()) {
      all.put(metric, 1L);
    }
    List<String> lines = new ArrayList<>();
    new EmbeddedMetrics("stack", lines::add)
        .runEnded(new RunMetrics(Optional.of("members"), "r", Instant.EPOCH, all));
    Set<String> names = new TreeSet<>();
    Shipped.parse(lines.get(0)).findValuesAsText("Name").forEach(names::add);
    return names;
  }
}

package audiencesync.local.template;

import audiencesync.sync.connector.Location;
import audiencesync.sync.run.RunRequest;
import audiencesync.sync.run.RunRequestReader;
import audiencesync.sync.run.TriggerKind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What starts a run, and what ends one that was stopped. */
final class TriggerChecks {
  private static final String TIME = "<aws.scheduler.scheduled-time>";
  private static final List<String> OWN =
      List.of("work/", "state/", "runs/", "locks/", "claims/", "connectors/");

  private TriggerChecks() {}

  static List<String> schedule(Shipped shipped) {
    Findings findings = new Findings();
    Template template = shipped.template();
    Evaluation evaluation = new Evaluation(template, "stack", Map.of());
    JsonNode schedule = template.only("AWS::Scheduler::Schedule");
    String expression = evaluation.text(schedule.path("ScheduleExpression"));
    findings.require(
        CronExpression.isValid(expression), "the schedule's default is no valid expression");
    findings.require(
        ZoneId.getAvailableZoneIds()
            .contains(evaluation.text(schedule.path("ScheduleExpressionTimezone"))),
        "the schedule's time zone does not exist");
    findings.require(
        evaluation.text(schedule.path("State")).equals("DISABLED"), "the schedule is not off");
    JsonNode window = evaluation.value(schedule.path("FlexibleTimeWindow"));
    int minutes = window.path("MaximumWindowInMinutes").asInt();
    findings.require(
        window.path("Mode").asText().equals("FLEXIBLE") && minutes >= 1 && minutes <= 1440,
        "the schedule's window is not 1 to 1,440 minutes");
    findings.require(
        schedule.path("GroupName").path("Ref").asText().equals("ScheduleGroup"),
        "the schedule is in no group of the stack");
    target(findings, evaluation.value(schedule.path("Target")));
    return findings.all();
  }

  private static void target(Findings findings, JsonNode target) {
    findings.require(
        target.path("Arn").asText().contains(":stateMachine:"),
        "the schedule does not start the state machine");
    findings.require(
        target.path("RoleArn").asText().equals("ScheduleRole.Arn"),
        "the schedule does not start it as ScheduleRole");
    delivery(findings, "the schedule", target);
    scheduledInput(findings, target.path("Input").asText());
  }

  private static void scheduledInput(Findings findings, String input) {
    findings.require(input.contains(TIME), "the schedule's input lacks the scheduled time");
    try {
      RunRequest request =
          RunRequestReader.read(Shipped.parse(input.replace(TIME, "2026-11-24T01:00:00Z")));
      findings.require(
          !request.dryRun()
              && request
                  .trigger()
                  .filter(trigger -> trigger.kind() == TriggerKind.SCHEDULE)
                  .filter(trigger -> trigger.id().equals("2026-11-24T01:00:00Z"))
                  .isPresent(),
          "the schedule's input is not that of events/schedule.json");
    } catch (RuntimeException e) {
      findings.add("the schedule's input is refused: " + e.getMessage());
    }
  }

  /** Within the limits of Scheduler and EventBridge; what cannot be delivered is kept. */
  private static void delivery(Findings findings, String what, JsonNode target) {
    JsonNode retry = target.path("RetryPolicy");
    long age = retry.path("MaximumEventAgeInSeconds").asLong();
    long attempts = retry.path("MaximumRetryAttempts").asLong(-1);
    findings.require(age >= 60 && age <= 86_400, what + " retries for 60 s to a day, not " + age);
    findings.require(
        attempts >= 1 && attempts <= 185, what + " retries 1 to 185 times, not " + attempts);
    findings.require(
        target.path("DeadLetterConfig").path("Arn").asText().equals("DeadLetterQueue.Arn"),
        what + " loses what it cannot deliver");
  }

  static List<String> uploadRule(Shipped shipped) {
    Findings findings = new Findings();
    EventPattern pattern = rule(shipped, findings, "UploadRule", "StartSync");
    ObjectNode event = (ObjectNode) Shipped.json("events/eventbridge-object-created.json");
    findings.require(
        pattern.matches(object(event, Location.INBOX + "会員/_SUCCESS")), "uploads start nothing");
    findings.require(
        !pattern.matches(object(event, "exports/members.csv")),
        "uploads outside " + Location.INBOX + " start runs, which sync validate warns cannot be");
    OWN.forEach(
        prefix ->
            findings.require(
                !pattern.matches(object(event, prefix + "members.json")),
                "what a run writes under " + prefix + " would start a run"));
    ObjectNode elsewhere = object(event, Location.INBOX + "members.csv");
    ((ObjectNode) elsewhere.path("detail").path("bucket")).put("name", "other");
    findings.require(!pattern.matches(elsewhere), "uploads into other buckets start runs");
    ObjectNode deleted =
        object(event, Location.INBOX + "members.csv").put("detail-type", "Object Deleted");
    findings.require(!pattern.matches(deleted), "deletions start runs");
    findings.require(
        shipped
            .template()
            .properties("Bucket")
            .at("/NotificationConfiguration/EventBridgeConfiguration/EventBridgeEnabled")
            .asBoolean(),
        "the bucket tells EventBridge nothing");
    return findings.all();
  }

  private static ObjectNode object(ObjectNode event, String key) {
    ObjectNode copy = event.deepCopy();
    ((ObjectNode) copy.path("detail").path("bucket")).put("name", "Bucket");
    ((ObjectNode) copy.path("detail").path("object")).put("key", key);
    return copy;
  }

  static List<String> statusRule(Shipped shipped) {
    Findings findings = new Findings();
    EventPattern pattern = rule(shipped, findings, "StatusRule", "ReportStoppedRun");
    Set<String> taken = new HashSet<>();
    for (String status :
        List.of("RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE")) {
      if (pattern.matches(status(status, "stack"))) {
        taken.add(status);
      }
    }
    findings.requireSame(taken, Set.of("TIMED_OUT", "ABORTED"), "the status rule");
    findings.require(
        !pattern.matches(status("ABORTED", "other")), "other stacks' runs are reported, too");
    return findings.all();
  }

  private static JsonNode status(String status, String stack) {
    return Shipped.parse(
        """
        {"source": "aws.states", "detail-type": "Step Functions Execution Status Change",
         "detail": {"status": "%s",
          "stateMachineArn": "arn:aws:states:ap-northeast-1:123456789012:stateMachine:%s"}}
        """
            .formatted(status, stack));
  }

  private static EventPattern rule(Shipped shipped, Findings findings, String id, String function) {
    Template template = shipped.template();
    JsonNode rule = new Evaluation(template, "stack", Map.of()).value(template.properties(id));
    JsonNode target = rule.path("Targets").path(0);
    String alias = function + "FunctionAliaslive";
    findings.require(rule.path("Targets").size() == 1, id + " has not one target");
    findings.require(target.path("Arn").asText().equals(alias), id + " does not call " + alias);
    findings.require(
        !target.has("InputTransformer") && !target.has("Input") && !target.has("InputPath"),
        id + " hands on less than the event");
    delivery(findings, id, target);
    permission(findings, template, id, alias);
    asynchronous(findings, function + "Function", template.functions());
    return new EventPattern(rule.path("EventPattern"));
  }

  private static void permission(Findings findings, Template template, String rule, String alias) {
    boolean permitted =
        template.ofType("AWS::Lambda::Permission").values().stream()
            .filter(
                permission -> permission.path("FunctionName").path("Ref").asText().equals(alias))
            .filter(
                permission -> permission.path("Action").asText().equals("lambda:InvokeFunction"))
            .filter(p -> p.path("Principal").asText().equals("events.amazonaws.com"))
            .anyMatch(p -> Template.target(p.path("SourceArn")).equals(rule));
    findings.require(permitted, rule + " may not call " + alias);
    boolean kept =
        Template.statementsOf(template.properties("DeadLetterQueuePolicy").path("PolicyDocument"))
            .stream()
            .filter(statement -> statement.allows("sqs:SendMessage"))
            .anyMatch(statement -> References.in(statement.condition()).contains(rule + ".Arn"));
    findings.require(kept, rule + " may not put anything into the dead-letter queue");
  }

  /** What Lambda itself repeats and gives up. */
  private static void asynchronous(Findings findings, String id, Map<String, JsonNode> functions) {
    JsonNode config = functions.get(id).path("EventInvokeConfig");
    long age = config.path("MaximumEventAgeInSeconds").asLong();
    findings.require(
        age >= 60 && age <= 21_600 && config.path("MaximumRetryAttempts").asInt(-1) == 2,
        id + " is not tried three times within six hours");
    JsonNode destination = config.path("DestinationConfig").path("OnFailure");
    findings.require(
        Template.target(destination.path("Destination")).equals("DeadLetterQueue"),
        id + " loses what it cannot deal with");
  }
}

package audiencesync.local.cloud;

import audiencesync.local.engine.FunctionOutcome;
import audiencesync.local.engine.Functions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * EventBridge's rule on executions that were stopped: the function that reports them is told, in
 * the words of Step Functions' event "Step Functions Execution Status Change".
 */
final class StatusRule {
  private static final Set<String> STOPPED = Set.of("TIMED_OUT", ExecutionRecord.ABORTED);

  private final Functions functions;
  private final Clock clock;

  StatusRule(Functions functions, Clock clock) {
    this.functions = functions;
    this.clock = clock;
  }

  /** Whether the rule's pattern takes an execution of that status. */
  static boolean matches(String status) {
    return STOPPED.contains(status);
  }

  /** Tells the function of an execution's end. */
  FunctionOutcome tell(ExecutionRecord ended) {
    return functions.invoke("ReportStoppedRun", event(ended, clock.instant()));
  }

  static JsonNode event(ExecutionRecord ended, Instant now) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Step Functions Execution Status Change");
    event.put("source", "aws.states");
    event.put("account", "000000000000");
    event.put("time", now.toString());
    event.put("region", "ap-northeast-1");
    event.putArray("resources").add(ended.arn());
    ObjectNode detail = event.putObject("detail");
    detail.put("executionArn", ended.arn());
    detail.put("stateMachineArn", LocalStepFunctions.STATE_MACHINE_ARN);
    detail.put("name", ended.name());
    detail.put("status", ended.status());
    detail.put("startDate", ended.startDate().toEpochMilli());
    detail.put("stopDate", ended.stopDate().orElse(now).toEpochMilli());
    detail.put("input", ended.input().orElse(null));
    detail.putObject("inputDetails").put("included", ended.input().isPresent());
    detail.putNull("output");
    detail.putNull("outputDetails");
    return event;
  }
}

package audiencesync.handler;

import audiencesync.sync.ReportStoppedRun;
import com.fasterxml.jackson.databind.JsonNode;

/** The Lambda function of {@link ReportStoppedRun}. */
public final class ReportStoppedRunHandler extends JsonHandler<JsonNode, ReportStoppedRun.Output> {
  private static final String EVENT = "an EventBridge event of a stopped execution";

  public ReportStoppedRunHandler() {
    this(Wiring.ofEnvironment());
  }

  ReportStoppedRunHandler(Wiring wiring) {
    this(wiring.reportStoppedRun());
  }

  private ReportStoppedRunHandler(ReportStoppedRun reportStoppedRun) {
    super(JsonNode.class, event -> reportStoppedRun.run(read(event)));
  }

  /** Fields that AWS adds are nothing to us; which execution it is must be said. */
  private static ReportStoppedRun.Input read(JsonNode event) {
    JsonNode execution = event.path("detail").path("executionArn");
    if (!event.path("source").asText().equals("aws.states") || execution.asText().isEmpty()) {
      throw new InvalidPayloadException(EVENT);
    }
    return new ReportStoppedRun.Input(execution.asText());
  }
}

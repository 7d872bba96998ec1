package audiencesync.handler;

import audiencesync.sync.StartSync;
import com.fasterxml.jackson.databind.JsonNode;

/** The Lambda function of {@link StartSync}. */
public final class StartSyncHandler extends JsonHandler<JsonNode, StartSync.Output> {
  public StartSyncHandler() {
    this(Wiring.ofEnvironment());
  }

  StartSyncHandler(Wiring wiring) {
    this(wiring.startSync());
  }

  private StartSyncHandler(StartSync startSync) {
    super(JsonNode.class, event -> startSync.run(UploadEvents.read(event)));
  }
}

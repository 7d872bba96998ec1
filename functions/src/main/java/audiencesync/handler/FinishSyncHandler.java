package audiencesync.handler;

import audiencesync.sync.FinishSync;

/** The Lambda function of {@link FinishSync}. */
public final class FinishSyncHandler extends JsonHandler<FinishSync.Input, FinishSync.Output> {
  public FinishSyncHandler() {
    this(Wiring.ofEnvironment());
  }

  FinishSyncHandler(Wiring wiring) {
    super(FinishSync.Input.class, wiring.finishSync()::run);
  }
}

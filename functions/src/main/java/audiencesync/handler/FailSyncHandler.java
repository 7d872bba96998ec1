package audiencesync.handler;

import audiencesync.sync.FailSync;

/** The Lambda function of {@link FailSync}. */
public final class FailSyncHandler extends JsonHandler<FailSync.Input, FailSync.Output> {
  public FailSyncHandler() {
    this(Wiring.ofEnvironment());
  }

  FailSyncHandler(Wiring wiring) {
    super(FailSync.Input.class, wiring.failSync()::run);
  }
}

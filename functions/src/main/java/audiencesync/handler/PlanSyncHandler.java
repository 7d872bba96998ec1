package audiencesync.handler;

import audiencesync.sync.PlanSync;

/** The Lambda function of {@link PlanSync}. */
public final class PlanSyncHandler extends JsonHandler<PlanSync.Input, PlanSync.Output> {
  public PlanSyncHandler() {
    this(Wiring.ofEnvironment());
  }

  PlanSyncHandler(Wiring wiring) {
    super(PlanSync.Input.class, wiring.planSync()::run);
  }
}

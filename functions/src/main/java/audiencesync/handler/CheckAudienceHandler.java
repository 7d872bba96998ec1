package audiencesync.handler;

import audiencesync.sync.CheckAudience;

/** The Lambda function of {@link CheckAudience}. */
public final class CheckAudienceHandler
    extends JsonHandler<CheckAudience.Input, CheckAudience.Output> {
  public CheckAudienceHandler() {
    this(Wiring.ofEnvironment());
  }

  CheckAudienceHandler(Wiring wiring) {
    super(CheckAudience.Input.class, wiring.checkAudience()::run);
  }
}

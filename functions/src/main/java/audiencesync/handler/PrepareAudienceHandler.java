package audiencesync.handler;

import audiencesync.sync.PrepareAudience;

/** The Lambda function of {@link PrepareAudience}. */
public final class PrepareAudienceHandler
    extends JsonHandler<PrepareAudience.Input, PrepareAudience.Output> {
  /** Held here, because the runtime does not. */
  @SuppressWarnings("unused")
  private static final BeforeSnapshot REHEARSAL =
      BeforeSnapshot.registered(PreparationRehearsal::rehearse);

  public PrepareAudienceHandler() {
    this(Wiring.ofEnvironment());
  }

  PrepareAudienceHandler(Wiring wiring) {
    super(PrepareAudience.Input.class, wiring.prepareAudience()::run);
  }
}

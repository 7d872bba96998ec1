package audiencesync.handler;

import audiencesync.sync.CheckGuards;

/** The Lambda function of {@link CheckGuards}. */
public final class CheckGuardsHandler extends JsonHandler<CheckGuards.Input, CheckGuards.Output> {
  public CheckGuardsHandler() {
    this(Wiring.ofEnvironment());
  }

  CheckGuardsHandler(Wiring wiring) {
    super(CheckGuards.Input.class, wiring.checkGuards()::run);
  }
}

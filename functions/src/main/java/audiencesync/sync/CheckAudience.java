package audiencesync.sync;

import audiencesync.lineads.AudienceStatus;
import audiencesync.lineads.CustomAudience;
import audiencesync.sync.document.Documents;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.SeenAudience;
import audiencesync.sync.work.WorkFiles;

/** Asks LINE whether the audience can be used. */
public final class CheckAudience {
  /**
   * What the step is told.
   *
   * @param lastCheck whether there will be no further one
   */
  public record Input(RunRef run, boolean lastCheck) {}

  /** What the step hands on: LINE's word for the audience's state. */
  public record Output(AudienceStatus audienceStatus) {}

  private final ObjectStore store;
  private final LineSessions lines;

  public CheckAudience(ObjectStore store, LineSessions lines) {
    this.store = store;
    this.lines = lines;
  }

  /**
   * Checks the audience once; may be repeated.
   *
   * @throws AudienceNotReadyException when it failed, expired, or is not ready at the last check
   */
  public Output run(Input input) {
    WorkFiles work = new WorkFiles(store, input.run());
    Plan plan = work.require(Plan.class);
    String id = new UploadInProgress(store, input.run()).audienceId();
    CustomAudience audience;
    try (LineSession line = lines.open(plan.secretId(), input.run(), work)) {
      audience = line.client().audience(id).orElseThrow(() -> gone(id));
    }
    work.write(seen(audience));
    refuseUnlessUsable(audience, input.lastCheck());
    return new Output(audience.status());
  }

  private static SeenAudience seen(CustomAudience audience) {
    return new SeenAudience(
        Documents.VERSION,
        audience.id(),
        audience.name(),
        audience.status().name(),
        audience.estimatedSize());
  }

  private static void refuseUnlessUsable(CustomAudience audience, boolean lastCheck) {
    switch (audience.status()) {
      case FAILED -> throw failed(audience);
      case EXPIRED -> throw expired(audience);
      case IN_PROGRESS, UNKNOWN -> {
        if (lastCheck) {
          throw notYet(audience);
        }
      }
      case READY -> {}
    }
  }

  private static AudienceNotReadyException gone(String id) {
    return new AudienceNotReadyException(
        "Every file was worked through, but LINE does not list audience "
            + id
            + " any more. Look in LINE Ads Manager whether it was deleted.");
  }

  private static AudienceNotReadyException failed(CustomAudience audience) {
    return new AudienceNotReadyException(
        "Every file was worked through, but LINE says that audience "
            + audience.id()
            + " is FAILED"
            + audience.failedType().map(type -> " (" + type + ")").orElse("")
            + ". Look at it in LINE Ads Manager; running again sends everything again.");
  }

  private static AudienceNotReadyException expired(CustomAudience audience) {
    return new AudienceNotReadyException(
        "LINE says that audience "
            + audience.id()
            + " is EXPIRED and cannot be used. Give the connector another audience name, or a new"
            + " audience's id, and run again.");
  }

  private static AudienceNotReadyException notYet(CustomAudience audience) {
    return new AudienceNotReadyException(
        "Every file was worked through, but after the longest wait LINE still says that audience "
            + audience.id()
            + " is "
            + audience.status()
            + ". Nothing needs to be sent again: look in LINE Ads Manager whether it becomes usable"
            + " (利用可能).");
  }
}

package audiencesync.sync;

import audiencesync.lineads.RejectedLineAdsException;
import audiencesync.lineads.RetryableLineAdsException;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.state.BoundAudience;
import audiencesync.sync.state.LockSubject;
import audiencesync.sync.state.Locks;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.RunLocks;
import audiencesync.sync.work.WorkFiles;

/**
 * Sends one file to LINE. Before it is sent it is noted as being sent, so that after a lost answer,
 * in this run or the next, LINE is asked for it first.
 */
public final class UploadChunk {
  /**
   * What the step is told.
   *
   * @param number of the file, counted from 1
   */
  public record Input(RunRef run, int number) {}

  /** What the step hands on. */
  public record Output(int number, String audienceId) {}

  private final ObjectStore store;
  private final LineSessions lines;
  private final Locks locks;

  public UploadChunk(ObjectStore store, LineSessions lines, Locks locks) {
    this.store = store;
    this.lines = lines;
    this.locks = locks;
  }

  /**
   * Makes sure that LINE has the file; may be repeated.
   *
   * @throws RetryableLineAdsException when it is to be tried again
   * @throws RejectedLineAdsException when trying again would not help
   * @throws PreviousUploadRunningException when an earlier run's file is still worked on
   * @throws SentFileNotListedException when LINE may have the file and does not list it yet
   * @throws audiencesync.sync.state.ReplaceSlotsBusyException when other runs replace as many
   *     audiences as LINE takes at a time
   */
  public Output run(Input input) {
    WorkFiles work = new WorkFiles(store, input.run());
    RunLocks held = new RunLocks(locks, work, input.run());
    UploadInProgress upload = new UploadInProgress(store, input.run());
    held.verify();
    if (upload.file(input.number()).isToBeSent()) {
      Plan plan = work.require(Plan.class);
      try (LineSession line = lines.open(plan.secretId(), input.run(), work)) {
        new FileDelivery(store, line, upload, input.number())
            .deliver(held, work.chunkKey(input.number()));
      }
    }
    held.acquire(lockById(upload.audience()));
    return new Output(input.number(), upload.audienceId());
  }

  private static LockSubject lockById(BoundAudience audience) {
    return LockSubject.audienceId(audience.adAccountId(), audience.knownId().orElseThrow());
  }
}

package audiencesync.sync.work;

import audiencesync.sync.document.Documents;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.state.LockSubject;
import audiencesync.sync.state.Locks;
import audiencesync.sync.state.ReplaceSlots;
import java.util.ArrayList;
import java.util.List;

/**
 * The locks of one run: taken, then written down, so that later steps know which to make sure of
 * and to give back. Only the places for REPLACE uploads are written down first, all that there are.
 */
public final class RunLocks {
  private final Locks locks;
  private final WorkFiles work;
  private final RunRef run;

  public RunLocks(Locks locks, WorkFiles work, RunRef run) {
    this.locks = locks;
    this.work = work;
    this.run = run;
  }

  /**
   * Takes one more lock; one held already is kept. It is taken before it is noted: a step that is
   * repeated because it failed in between must not miss what it never had. What is taken and not
   * noted is free when the execution has ended, as all its locks are.
   *
   * @throws audiencesync.sync.state.AudienceBusyException when another run holds it
   */
  public void acquire(LockSubject subject) {
    locks.acquire(subject, run);
    List<LockSubject> subjects = new ArrayList<>(subjects());
    if (!subjects.contains(subject)) {
      subjects.add(subject);
      work.write(new HeldLocks(Documents.VERSION, subjects));
    }
  }

  /**
   * Makes sure that the run still holds them all; before every effect.
   *
   * @throws audiencesync.sync.state.LockLostException when it does not
   * @throws IllegalStateException when none is written down: nothing can be made sure of then
   */
  public void verify() {
    List<LockSubject> subjects = subjects();
    if (subjects.isEmpty()) {
      throw new IllegalStateException(
          "No lock of run "
              + run.runId()
              + " is written down in its work folder, which may have been deleted: whether another"
              + " run works on the audience cannot be told. Nothing further was sent. Start a new"
              + " run.");
    }
    subjects.forEach(subject -> locks.verify(subject, run));
  }

  /**
   * Takes one of the ad account's places for a REPLACE upload; one held already is kept.
   *
   * @throws audiencesync.sync.state.ReplaceSlotsBusyException when other runs hold them all
   */
  public void takeReplaceSlot(String adAccountId) {
    work.write(new HeldSlots(Documents.VERSION, ReplaceSlots.of(adAccountId)));
    new ReplaceSlots(locks, run).take(adAccountId);
  }

  /** Gives back the place for a REPLACE upload, if the run holds one. */
  public void releaseReplaceSlot() {
    work.find(HeldSlots.class)
        .map(HeldSlots::subjects)
        .orElse(List.of())
        .forEach(slot -> locks.release(slot, run));
  }

  /** Gives back what the run holds. */
  public void releaseAll() {
    releaseReplaceSlot();
    subjects().forEach(subject -> locks.release(subject, run));
  }

  private List<LockSubject> subjects() {
    return work.find(HeldLocks.class).map(HeldLocks::subjects).orElse(List.of());
  }
}

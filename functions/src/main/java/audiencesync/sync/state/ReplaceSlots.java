package audiencesync.sync.state;

import audiencesync.sync.run.RunRef;
import java.util.List;
import java.util.stream.IntStream;

/**
 * LINE works on at most three REPLACE uploads of one ad account at a time and answers 429 to a
 * fourth ({@code line-ads-api.md} §7: documented). Three locks an account stand for these places; a
 * run holds one from before its REPLACE is sent until LINE's job has ended, or the run has.
 */
public final class ReplaceSlots {
  /** LINE's limit for one ad account. */
  static final int SLOTS = 3;

  private final Locks locks;
  private final RunRef run;

  public ReplaceSlots(Locks locks, RunRef run) {
    this.locks = locks;
    this.run = run;
  }

  /** What a run may come to hold, to be written down before it does. */
  public static List<LockSubject> of(String adAccountId) {
    return IntStream.rangeClosed(1, SLOTS)
        .mapToObj(number -> LockSubject.replaceSlot(adAccountId, number))
        .toList();
  }

  /**
   * Takes a slot; one that the run holds already is kept.
   *
   * @throws ReplaceSlotsBusyException when other runs hold them all
   */
  public void take(String adAccountId) {
    List<LockSubject> slots = of(adAccountId);
    if (slots.stream().noneMatch(slot -> locks.isHeld(slot, run))
        && slots.stream().noneMatch(this::isTaken)) {
      throw new ReplaceSlotsBusyException(adAccountId, SLOTS);
    }
  }

  private boolean isTaken(LockSubject slot) {
    try {
      locks.acquire(slot, run);
      return true;
    } catch (AudienceBusyException busy) {
      return false;
    }
  }
}

package audiencesync.sync.work;

import audiencesync.sync.state.LockSubject;
import java.util.List;

/** The REPLACE slots of which a run holds one, or is about to take one. */
record HeldSlots(int version, List<LockSubject> subjects) {
  HeldSlots {
    subjects = List.copyOf(subjects);
  }
}

package audiencesync.sync.work;

import audiencesync.sync.state.LockSubject;
import java.util.List;

/** The locks that a run has taken. */
record HeldLocks(int version, List<LockSubject> subjects) {
  HeldLocks {
    subjects = List.copyOf(subjects);
  }
}

package audiencesync.sync.work;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import audiencesync.sync.port.MemoryObjectStore;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.state.AudienceBusyException;
import audiencesync.sync.state.LockLostException;
import audiencesync.sync.state.LockSubject;
import audiencesync.sync.state.Locks;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a run believes to hold, against what it holds. */
@Tag("fault")
class RunLocksTest {
  private static final LockSubject CONNECTOR = LockSubject.audienceId("A1", "1");
  private static final LockSubject AUDIENCE = LockSubject.audienceId("A1", "2");

  private final MemoryObjectStore store = new MemoryObjectStore();
  private final Locks locks =
      new Locks(store, id -> true, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  private final RunLocks mine = locksOf(new RunRef("members", "run-1", "arn:1"));
  private final RunLocks others = locksOf(new RunRef("others", "run-2", "arn:2"));

  private RunLocks locksOf(RunRef run) {
    return new RunLocks(locks, new WorkFiles(store, run), run);
  }

  @Test
  void doesNotMissWhatItNeverGot() {
    mine.acquire(CONNECTOR);
    others.acquire(AUDIENCE);

    assertThatExceptionOfType(AudienceBusyException.class).isThrownBy(() -> mine.acquire(AUDIENCE));
    assertThatCode(mine::verify).doesNotThrowAnyException();
  }

  @Test
  void missesWhatWasGivenBack() {
    mine.acquire(CONNECTOR);
    mine.acquire(AUDIENCE);
    mine.releaseAll();

    assertThatExceptionOfType(LockLostException.class).isThrownBy(mine::verify);
  }

  @Test
  void makesSureOfNothingWhereNoLockIsWrittenDown() {
    assertThatIllegalStateException()
        .isThrownBy(mine::verify)
        .withMessageStartingWith("No lock of run run-1 is written down");
  }
}

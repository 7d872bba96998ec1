package audiencesync.sync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import audiencesync.sync.port.MemoryObjectStore;
import audiencesync.sync.run.RunRef;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One audience, one run: also when a holder dies, or two ask at the same moment. */
@Tag("fault")
class LocksTest {
  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
  private static final LockSubject AUDIENCE = LockSubject.audienceId("A1", "77");
  private static final RunRef FIRST = new RunRef("members", "run-1", "arn:1");
  private static final RunRef SECOND = new RunRef("members", "run-2", "arn:2");

  private final MemoryObjectStore store = new MemoryObjectStore();
  private final Set<String> running = new HashSet<>(List.of("arn:1", "arn:2"));
  private final Locks locks = new Locks(store, running::contains, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void isHeldByOneRunAtATime() {
    locks.acquire(AUDIENCE, FIRST);
    assertThatThrownBy(() -> locks.acquire(AUDIENCE, SECOND))
        .isInstanceOf(AudienceBusyException.class)
        .hasMessage(
            "Another run holds audience 77 of ad account A1: run run-1 since 2026-11-24T01:00:00Z."
                + " Nothing was sent. Wait for it to end, or stop it, then run again.");
    assertThatCode(() -> locks.verify(AUDIENCE, FIRST)).doesNotThrowAnyException();
  }

  @Test
  void canBeTakenAgainByWhoHoldsIt() {
    locks.acquire(AUDIENCE, FIRST);
    locks.acquire(AUDIENCE, FIRST);
    assertThat(store.keys()).hasSize(1);
  }

  @Test
  void passesOnWhenItIsGivenBack() {
    locks.acquire(AUDIENCE, FIRST);
    locks.release(AUDIENCE, FIRST);
    locks.acquire(AUDIENCE, SECOND);
    assertThatCode(() -> locks.verify(AUDIENCE, SECOND)).doesNotThrowAnyException();
    assertThat(store.keys()).singleElement().asString().endsWith("/000000000002.json");
  }

  @Test
  void passesOnWhenItsHolderRunsNoMore() {
    locks.acquire(AUDIENCE, FIRST);
    running.remove("arn:1");
    locks.acquire(AUDIENCE, SECOND);
    assertThatThrownBy(() -> locks.verify(AUDIENCE, FIRST))
        .isInstanceOf(LockLostException.class)
        .hasMessage(
            "This run does not hold audience 77 of ad account A1 any more: it was stopped, or"
                + " thought to have ended, and made way for other runs. It sent nothing further."
                + " Look at the runs since; if none has done its work, start a new run instead of"
                + " going on with this one.");
  }

  @Test
  void isNotGivenBackByWhoHasLostIt() {
    locks.acquire(AUDIENCE, FIRST);
    running.remove("arn:1");
    locks.acquire(AUDIENCE, SECOND);
    locks.release(AUDIENCE, FIRST);
    assertThatCode(() -> locks.verify(AUDIENCE, SECOND)).doesNotThrowAnyException();
  }

  @Test
  void isNotHeldByWhoNeverTookIt() {
    assertThatThrownBy(() -> locks.verify(AUDIENCE, FIRST)).isInstanceOf(LockLostException.class);
  }

  @Test
  void keepsSubjectsApart() {
    locks.acquire(AUDIENCE, FIRST);
    assertThatCode(() -> locks.acquire(LockSubject.audienceId("A1", "78"), SECOND))
        .doesNotThrowAnyException();
  }

  @Test
  void isTakenByExactlyOneOfManyAtOnce() throws Exception {
    List<Callable<Boolean>> contenders = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      RunRef run = new RunRef("members", "run-" + i, "arn:" + i);
      running.add(run.executionId());
      contenders.add(() -> takes(run));
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      int winners = 0;
      for (Future<Boolean> won : threads.invokeAll(contenders)) {
        winners += won.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean takes(RunRef run) {
    try {
      locks.acquire(AUDIENCE, run);
      return true;
    } catch (AudienceBusyException e) {
      return false;
    }
  }
}

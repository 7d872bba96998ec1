package audiencesync.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import audiencesync.sync.document.Documents;
import audiencesync.sync.port.MemoryObjectStore;
import audiencesync.sync.port.MetricSink;
import audiencesync.sync.run.ExecutionRef;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.state.LockLostException;
import audiencesync.sync.state.LockSubject;
import audiencesync.sync.state.Locks;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.RunLocks;
import audiencesync.sync.work.WorkFiles;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FinishSyncTest {
  private static final String ARN = "arn:aws:states:ap-northeast-1:1:execution:m:one";
  private static final Instant START = Instant.parse("2026-11-24T01:00:00.123Z");
  private static final RunRef RUN =
      new RunRef("members", new ExecutionRef(ARN, START).runId(), ARN);

  private final MemoryObjectStore store = new MemoryObjectStore();
  private final Clock clock = Clock.fixed(START.plusSeconds(99), ZoneOffset.UTC);
  private final Locks locks = new Locks(store, id -> true, clock);

  /** Who has lost its locks was stopped, and has been reported as that. */
  @Test
  void reportsNoSuccessOfARunThatLostItsLocks() {
    WorkFiles work = new WorkFiles(store, RUN);
    work.write(
        new Plan(
            Documents.VERSION,
            RUN,
            "line-ads/main",
            false,
            null,
            null,
            Set.of(),
            START,
            null,
            List.of(),
            List.of(),
            null));
    RunLocks held = new RunLocks(locks, work, RUN);
    held.acquire(LockSubject.audienceId("A1", "77"));
    held.releaseAll();
    FinishSync finish = new FinishSync(store, locks, MetricSink.NONE, clock);

    assertThatExceptionOfType(LockLostException.class)
        .isThrownBy(() -> finish.run(new FinishSync.Input(RUN)));
    assertThat(store.keys()).noneMatch(key -> key.startsWith("runs/"));
  }
}

package audiencesync.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import audiencesync.sync.ReportStoppedRun.Outcome;
import audiencesync.sync.port.MemoryObjectStore;
import audiencesync.sync.port.MetricSink;
import audiencesync.sync.port.Notices;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.RecordedExecution;
import audiencesync.sync.port.RecordedExecution.Status;
import audiencesync.sync.port.StoreException;
import audiencesync.sync.port.StoredVersion;
import audiencesync.sync.report.ReportJson;
import audiencesync.sync.report.RunError;
import audiencesync.sync.report.RunReport;
import audiencesync.sync.report.RunStatus;
import audiencesync.sync.run.ExecutionRef;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.state.LockSubject;
import audiencesync.sync.state.Locks;
import audiencesync.sync.work.RunLocks;
import audiencesync.sync.work.WorkFiles;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The end of a run that was stopped from outside: told once, whatever was being written at that
 * moment, and never against a report that is true.
 */
@Tag("fault")
class ReportStoppedRunTest {
  private static final String ARN = "arn:aws:states:ap-northeast-1:1:execution:m:one";
  private static final Instant START = Instant.parse("2026-11-24T01:00:00.123Z");
  private static final Instant STOP = Instant.parse("2026-11-24T04:00:00.456Z");
  private static final RunRef RUN =
      new RunRef("members", new ExecutionRef(ARN, START).runId(), ARN);
  private static final String REPORT = "runs/members/" + RUN.runId() + "/report.json";
  private static final String PAGE = "runs/members/" + RUN.runId() + "/report.html";
  private static final String INPUT = "{\"connector\": \"members\"}";

  private final MemoryObjectStore store = new MemoryObjectStore();
  private final Clock clock = Clock.fixed(STOP.plusSeconds(3), ZoneOffset.UTC);
  private final Locks locks = new Locks(store, id -> true, clock);
  private final List<String> notices = new ArrayList<>();
  private Optional<RecordedExecution> execution = stopped(Status.ABORTED, STOP);

  @ParameterizedTest
  @CsvSource({"TIMED_OUT, States.Timeout, Timeout", "ABORTED, Aborted, Aborted"})
  void reportsAndTellsARunThatWasStopped(Status status, String error, String shortName) {
    execution = stopped(status, STOP);

    assertThat(run()).isEqualTo(Outcome.REPORTED);

    RunReport report = report();
    assertThat(report.header().status()).isEqualTo(RunStatus.FAILED);
    assertThat(report.header().error()).map(RunError::name).contains(error);
    assertThat(report.header().startedAt()).isEqualTo(START);
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0))
        .startsWith("Line Audience Sync: members - Failed: " + shortName + "\n")
        .contains("sends nothing twice.", REPORT);
  }

  @Test
  void givesTheLocksBack() {
    LockSubject audience = LockSubject.audienceId("A1", "77");
    new RunLocks(locks, new WorkFiles(store, RUN), RUN).acquire(audience);

    run();

    assertThatCode(() -> locks.acquire(audience, new RunRef("other", "later", "arn:2")))
        .doesNotThrowAnyException();
  }

  @Test
  void tellsOnceHoweverOftenTheEventIsDelivered() {
    run();
    byte[] report = store.read(REPORT).orElseThrow();

    assertThat(run()).isEqualTo(Outcome.REPORTED_BEFORE);
    assertThat(notices).hasSize(1);
    assertThat(store.read(REPORT)).contains(report);
  }

  @Test
  void tellsWhenTheFirstAttemptBrokeOff() {
    Notices mute =
        (subject, text, attributes) -> {
          throw new StoreException("no answer", new IllegalStateException());
        };
    assertThatThrownBy(() -> run(mute)).isInstanceOf(StoreException.class);

    assertThat(run()).isEqualTo(Outcome.REPORTED);
    assertThat(notices).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"succeeded", "dry-run"})
  void leavesTheReportOfARunThatHadDoneItsWorkAndTellsOfThat(String sample) throws IOException {
    byte[] written = sample(sample);
    store.write(REPORT, written, "application/json");

    assertThat(run()).isEqualTo(Outcome.REPORTED);
    assertThat(store.read(REPORT)).contains(written);
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0)).doesNotContain("Failed", "stopped");
  }

  @Test
  void leavesTheReportOfAStepsFailureAndTellsOfThat() throws IOException {
    byte[] written = sample("failed");
    store.write(REPORT, written, "application/json");

    assertThat(run()).isEqualTo(Outcome.REPORTED);
    assertThat(store.read(REPORT)).contains(written);
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0)).contains("Failed: UploadJobFailedException");
  }

  /** A function that was under way goes on when its execution is stopped. */
  @Test
  void leavesAReportThatIsWrittenAtThisMoment() throws IOException {
    byte[] written = sample("succeeded");
    ObjectStore overtaken = overtaking("create", REPORT, written);
    LockSubject audience = LockSubject.audienceId("A1", "77");
    new RunLocks(locks, new WorkFiles(store, RUN), RUN).acquire(audience);

    assertThat(run(overtaken)).isEqualTo(Outcome.REPORTED);
    assertThat(store.read(REPORT)).contains(written);
    assertThat(notices).hasSize(1);
    assertThatCode(() -> locks.acquire(audience, new RunRef("other", "later", "arn:2")))
        .doesNotThrowAnyException();
  }

  /** It runs on when its execution, redriven after a first stop, is stopped again. */
  @Test
  void leavesAReportThatIsWrittenOverAnEarlierStopsAtThisMoment() throws IOException {
    run();
    execution = stopped(Status.TIMED_OUT, STOP.plusSeconds(60));
    byte[] written = sample("succeeded");

    assertThat(run(overtaking("replace", REPORT, written))).isEqualTo(Outcome.REPORTED);
    assertThat(store.read(REPORT)).contains(written);
    assertThat(notices).hasSize(2);
  }

  @Test
  void leavesThePagesOfTheReportThatStands() throws IOException {
    byte[] written = sample("succeeded");

    run(overtaking("write", PAGE, written));

    assertThat(store.read(REPORT)).contains(written);
    MemoryObjectStore alone = new MemoryObjectStore();
    new RunArchive(alone, RUN).replace(ReportJson.read(written));
    for (String page : List.of(PAGE, "runs/members/index.html")) {
      assertThat(store.read(page))
          .as(page)
          .hasValueSatisfying(text -> assertThat(text).isEqualTo(alone.read(page).orElseThrow()));
    }
  }

  @Test
  void writesOverWhatIsNoReport() {
    store.write(REPORT, "{\"version\": ");

    assertThat(run()).isEqualTo(Outcome.REPORTED);
    assertThat(report().header().status()).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void doesNothingToAnExecutionThatWasRedriven() {
    execution =
        Optional.of(
            new RecordedExecution(
                ARN, Status.NOT_STOPPED, START, Optional.of(INPUT), Optional.empty()));

    assertThat(run()).isEqualTo(Outcome.NOT_STOPPED);
    assertThat(store.keys()).isEmpty();
    assertThat(notices).isEmpty();
  }

  @Test
  void reportsAgainWhenARedrivenExecutionIsStoppedAgain() {
    run();
    execution = stopped(Status.TIMED_OUT, STOP.plusSeconds(60));

    assertThat(run()).isEqualTo(Outcome.REPORTED);
    assertThat(report().header().error()).map(RunError::name).contains("States.Timeout");
    assertThat(notices).hasSize(2);
  }

  @Test
  void doesNothingAboutAnExecutionThatIsNotKnownAnyMore() {
    execution = Optional.empty();

    assertThat(run()).isEqualTo(Outcome.NOT_STOPPED);
    assertThat(notices).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"connector\": \"../x\"}", "[]", "{\"conn"})
  void tellsOfARunThatNamesNoConnector(String input) {
    execution =
        Optional.of(
            new RecordedExecution(
                ARN,
                Status.ABORTED,
                START,
                Optional.of(input).filter(text -> !text.isEmpty()),
                Optional.of(STOP)));

    assertThat(run()).isEqualTo(Outcome.REPORTED);
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0)).contains("A run that names no connector failed: The execution was");
  }

  private Outcome run() {
    return run((subject, text, attributes) -> notices.add(subject + "\n" + text));
  }

  private Outcome run(Notices to) {
    return run(store, to);
  }

  private Outcome run(ObjectStore in) {
    return run(in, (subject, text, values) -> notices.add(subject + "\n" + text));
  }

  private Outcome run(ObjectStore in, Notices to) {
    FailSync failSync = new FailSync(in, locks, MetricSink.NONE, clock);
    return new ReportStoppedRun(
            id -> execution.filter(e -> e.id().equals(id)), in, locks, failSync, to)
        .run(new ReportStoppedRun.Input(ARN))
        .outcome();
  }

  /** The store, in which a report is written just before a first such call. */
  private ObjectStore overtaking(String call, String key, byte[] report) {
    AtomicBoolean done = new AtomicBoolean();
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getName().equals(call)
              && key(arguments[0]).equals(key)
              && !done.getAndSet(true)) {
            store.write(REPORT, report, "application/json");
          }
          return method.invoke(store, arguments);
        };
    return (ObjectStore)
        Proxy.newProxyInstance(
            ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, handler);
  }

  private static Object key(Object argument) {
    return argument instanceof StoredVersion version ? version.key() : argument;
  }

  private RunReport report() {
    return ReportJson.read(store.read(REPORT).orElseThrow());
  }

  private static Optional<RecordedExecution> stopped(Status status, Instant when) {
    return Optional.of(
        new RecordedExecution(ARN, status, START, Optional.of(INPUT), Optional.of(when)));
  }

  private static byte[] sample(String name) throws IOException {
    try (InputStream in = RunReport.class.getResourceAsStream(name + ".json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return text.replace("20261124T010000Z-1f2e3d4c", RUN.runId()).getBytes(UTF_8);
    }
  }
}

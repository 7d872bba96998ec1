package audiencesync.local.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.cloud.ExecutionRecord;
import audiencesync.local.engine.ExecutionListener;
import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import audiencesync.local.engine.TaskRetry;
import audiencesync.local.line.Behaviour;
import audiencesync.local.line.Behaviour.Timing;
import audiencesync.local.line.JournalEntry;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that overlap: one wins, the others wait or end with a clear outcome. */
@Tag("fault")
class OverlapTest {
  private static final String BUSY = "audiencesync.sync.state.AudienceBusyException";
  private static final String SLOTS = "audiencesync.sync.state.ReplaceSlotsBusyException";

  /** A wait of a minute takes 60 ms. */
  private static final double BRISK = 0.001;

  @ParameterizedTest
  @ValueSource(strings = {"members", "others"})
  void theSecondWaitsUntilTheFirstHasEnded(String second, @TempDir Path folder) throws Exception {
    try (Stage stage = stage(folder)) {
      CompletableFuture<ExecutionResult> other = new CompletableFuture<>();
      ExecutionListener starts =
          atFirstWait(() -> startAndLetItWait(stage, schedule(second), other));
      succeeded(stage.runBriskly(schedule("members"), BRISK, starts));
      succeeded(other.get(60, TimeUnit.SECONDS));
      List<String> runs = stage.taken().stream().map(name -> name.substring(0, 25)).toList();
      assertThat(runs).hasSize(8);
      assertThat(runs.subList(0, 4)).containsOnly(runs.get(0));
      assertThat(runs.subList(4, 8)).containsOnly(runs.get(4)).doesNotContain(runs.get(0));
    }
  }

  @Test
  void theSecondGivesUpAfterTwoHoursAndHarmsNothing(@TempDir Path folder) throws IOException {
    try (Stage stage = stage(folder)) {
      List<ExecutionResult> late = new ArrayList<>();
      succeeded(
          stage.run(
              schedule("members"),
              stage.notices::add,
              atFirstWait(() -> late.add(stage.run(schedule("others"))))));
      assertThat(late.get(0).error()).hasValue(BUSY);
      assertThat(late.get(0).cause().orElseThrow()).contains("Nothing was sent");
      assertThat(stage.report(late.get(0)).path("status").asText()).isEqualTo("FAILED");
      assertThat(stage.taken()).hasSize(4);
    }
  }

  @Test
  void anUploadThatIsToldThreeTimesStartsOneRun(@TempDir Path folder) throws IOException {
    try (Stage stage = stage(folder)) {
      stage.connector("others", "ADD", "1");
      List<ExecutionRecord> started = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        started.addAll(stage.upload("inbox/users.csv"));
      }
      assertThat(started)
          .extracting(record -> record.name().replaceAll("-.*", ""))
          .containsOnlyOnce("members");
      started.stream()
          .filter(r -> r.name().startsWith("members"))
          .forEach(r -> succeeded(stage.run(r)));
      assertThat(stage.upload("inbox/users.csv")).isEmpty();
      assertThat(stage.taken()).hasSize(4);
    }
  }

  /**
   * Runs of one process, each in a thread of its own. Their pace is judged by when the client
   * starts its calls: on its way to the simulator each thread may be held up as long as the machine
   * likes, and what was apart arrives together. In Lambda a process makes one call after another;
   * there the simulator counts, in {@code PaceTest}.
   */
  @Test
  void twentyRunsOfOneAdAccountKeepLinesLimits(@TempDir Path folder) throws Exception {
    Behaviour asDocumented =
        Behaviour.DEFAULT.withTiming(new Timing(0, 1, 0)).withUnprocessedShare(0);
    ExecutorService threads = Executors.newCachedThreadPool();
    try (Stage stage = Stage.asShipped(folder, asDocumented)) {
      stage.clear();
      stage.people(0, 3);
      List<String> retried = Collections.synchronizedList(new ArrayList<>());
      List<Future<ExecutionResult>> runs = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        stage.connector("c" + i, "REPLACE", stage.addAudience("audience " + i));
        JsonNode input =
            Stage.object("{\"overrideGuards\": [\"firstReplace\"]}").put("connector", "c" + i);
        runs.add(threads.submit(() -> stage.runBriskly(input, 15 * BRISK, retries(retried))));
      }
      List<Instant> starts = new ArrayList<>();
      for (Future<ExecutionResult> run : runs) {
        ExecutionResult result = run.get(100, TimeUnit.SECONDS);
        succeeded(result);
        starts.addAll(lineCalls(stage.report(result)));
      }
      assertThat(stage.line.journal()).hasSameSizeAs(starts);
      assertAtMostTenInAnySecond(starts);
      assertThat(stage.taken()).hasSize(20);
      assertThat(retried).contains(SLOTS);
    } finally {
      threads.shutdownNow();
    }
  }

  /** As from functions that know nothing of each other's pace: what LINE refuses is sent again. */
  @Test
  void twentyRunsThatKeepNoPaceTogetherAllSucceed(@TempDir Path folder) throws Exception {
    Behaviour asDocumented =
        Behaviour.DEFAULT.withTiming(new Timing(0, 1, 0)).withUnprocessedShare(0);
    ExecutorService threads = Executors.newCachedThreadPool();
    try (Stage stage = Stage.direct(folder, asDocumented)) {
      stage.clear();
      stage.people(0, 3);
      List<String> retried = Collections.synchronizedList(new ArrayList<>());
      List<Future<ExecutionResult>> runs = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        stage.connector("c" + i, "ADD", stage.addAudience("audience " + i));
        JsonNode input = schedule("c" + i);
        runs.add(threads.submit(() -> stage.runBriskly(input, 15 * BRISK, retries(retried))));
      }
      for (Future<ExecutionResult> run : runs) {
        succeeded(run.get(100, TimeUnit.SECONDS));
      }
      assertThat(stage.line.journal()).extracting(JournalEntry::status).contains(429);
      assertThat(retried).contains("audiencesync.lineads.RetryableLineAdsException");
      assertThat(stage.taken()).hasSize(20).doesNotHaveDuplicates();
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Instant> lineCalls(JsonNode report) {
    return StreamSupport.stream(report.path("lineCalls").spliterator(), false)
        .map(call -> Instant.parse(call.path("time").asText()))
        .toList();
  }

  private static void assertAtMostTenInAnySecond(List<Instant> starts) {
    List<Instant> inOrder = starts.stream().sorted().toList();
    assertThat(inOrder).hasSizeGreaterThan(50);
    for (int i = 10; i < inOrder.size(); i++) {
      assertThat(Duration.between(inOrder.get(i - 10), inOrder.get(i)))
          .as("eleven calls until %s", inOrder.get(i))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
  }

  private static Stage stage(Path folder) throws IOException {
    Stage stage = Stage.direct(folder, 2);
    stage.clear();
    stage.people(0, 12);
    String audience = stage.addAudience(Stage.AUDIENCE);
    stage.connector("members", "ADD", audience);
    stage.connector("others", "ADD", audience);
    return stage;
  }

  private static JsonNode schedule(String connector) {
    return Stage.object("{}").put("connector", connector);
  }

  /** While the first waits for LINE: it holds its locks and has sent one file of four. */
  private static ExecutionListener atFirstWait(Runnable then) {
    AtomicBoolean done = new AtomicBoolean();
    return new ExecutionListener() {
      @Override
      public void stateEntered(String state, JsonNode input) {
        if (state.equals("WaitForUploadJob") && done.compareAndSet(false, true)) {
          then.run();
        }
      }
    };
  }

  private static void startAndLetItWait(
      Stage stage, JsonNode input, CompletableFuture<ExecutionResult> result) {
    CountDownLatch waits = new CountDownLatch(1);
    ExecutionListener listener =
        new ExecutionListener() {
          @Override
          public void taskRetried(TaskRetry retry) {
            assertThat(retry.error()).isEqualTo(BUSY);
            waits.countDown();
          }
        };
    Thread thread =
        new Thread(() -> result.complete(stage.runBriskly(input, BRISK, listener)), "second run");
    thread.setDaemon(true);
    thread.start();
    try {
      assertThat(waits.await(60, TimeUnit.SECONDS)).as("the second run waits").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ExecutionListener retries(List<String> errors) {
    return new ExecutionListener() {
      @Override
      public void taskRetried(TaskRetry retry) {
        errors.add(retry.error());
      }
    };
  }

  private static void succeeded(ExecutionResult result) {
    assertThat(result.status())
        .as("%s: %s", result.error().orElse(""), result.cause().orElse(""))
        .isEqualTo(ExecutionStatus.SUCCEEDED);
  }
}

package audiencesync.local.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.handler.DirectHandlers;
import audiencesync.local.cloud.FolderClient.Around;
import audiencesync.local.engine.ExecutionStatus;
import audiencesync.local.reliability.Effects.Crash;
import audiencesync.sync.document.DocumentOverwrittenException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** An execution is stopped, its function is not, and another run does the work meanwhile. */
@Tag("fault")
class OutlivingFunctionTest {
  private static final JsonNode MEMBERS = Stage.object("{\"connector\": \"members\"}");
  private static final String STATE = "state/members.json";

  /** Its first write of the state is before the file is sent, the second after LINE's answer. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void writesNothingOverTheRunThatFollowed(int write, @TempDir Path folder) throws Exception {
    Gate gate = new Gate(write);
    try (Stage stage = Stage.direct(folder, 1, gate)) {
      stage.clear();
      stage.connector("members", "ADD");
      stage.people(0, 3);
      stopBeforeTheFile(stage);
      CompletableFuture<Throwable> failure = goOn(gate, stoppedRun(stage));
      gate.awaitArrival();
      assertThat(stage.run(MEMBERS).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      String state = Stage.text(stage.bucket.resolve(STATE));

      gate.open();

      assertThat(failure.get(60, TimeUnit.SECONDS))
          .isInstanceOf(DocumentOverwrittenException.class)
          .hasMessageStartingWith(STATE + " was written by another run since this one read it:");
      assertThat(Stage.text(stage.bucket.resolve(STATE))).isEqualTo(state);
      assertThat(stage.taken()).hasSize(1);
      assertThat(stage.line.audienceCount(stage.account())).isEqualTo(1);
    }
  }

  private static void stopBeforeTheFile(Stage stage) {
    Effect step = Effect.boundary("UploadChunk");
    stage.runStopped(MEMBERS, new Crash(0, step, Moment.BEFORE, false));
  }

  /** Its locks say which it is. */
  private static ObjectNode stoppedRun(Stage stage) {
    JsonNode lock = stage.json(stage.files("locks").get(0));
    return Stage.object("{\"connector\": \"members\"}")
        .put("runId", lock.path("runId").asText())
        .put("executionId", lock.path("executionId").asText());
  }

  /** What becomes of the step's function, whose invocation nobody waits for any more. */
  private static CompletableFuture<Throwable> goOn(Gate gate, JsonNode run) {
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    byte[] input =
        Stage.object("{\"number\": 1}").set("run", run).toString().getBytes(StandardCharsets.UTF_8);
    Thread thread =
        new Thread(
            () -> {
              try {
                new DirectHandlers.UploadChunk()
                    .handleRequest(
                        new ByteArrayInputStream(input), new ByteArrayOutputStream(), null);
                failure.completeExceptionally(new AssertionError("the function succeeded"));
              } catch (Exception e) {
                failure.complete(e);
              }
            },
            "outliving function");
    gate.guard(thread);
    thread.setDaemon(true);
    thread.start();
    return failure;
  }

  /** Holds one thread up where it writes the state for the so-manieth time. */
  private static final class Gate implements Around {
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final AtomicInteger writes = new AtomicInteger();
    private final int held;
    private volatile Thread guarded = Thread.currentThread();

    Gate(int held) {
      this.held = held;
    }

    void guard(Thread thread) {
      guarded = thread;
      writes.set(0);
    }

    void awaitArrival() throws InterruptedException {
      assertThat(arrived.await(60, TimeUnit.SECONDS)).as("the function writes the state").isTrue();
    }

    void open() {
      opened.countDown();
    }

    @Override
    public <T> T call(SdkRequest request, Supplier<T> call) {
      boolean isState = request instanceof PutObjectRequest put && put.key().equals(STATE);
      if (isState && Thread.currentThread().equals(guarded) && writes.incrementAndGet() == held) {
        arrived.countDown();
        await();
      }
      return call.get();
    }

    private void await() {
      try {
        assertThat(opened.await(60, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

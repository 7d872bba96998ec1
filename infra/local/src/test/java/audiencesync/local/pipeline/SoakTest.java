package audiencesync.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import audiencesync.local.line.Fault;
import audiencesync.local.line.Match;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Run after run in one JVM, as in a Lambda environment that is never let go: ADD and REPLACE in
 * turn, every fifth run failing. Eight runs; {@code -Daudiencesync.long=true} makes it five
 * hundred.
 */
@Isolated("it counts threads and descriptors of the process")
@Tag("fault")
class SoakTest {
  private static final int RUNS = Boolean.getBoolean("audiencesync.long") ? 500 : 8;

  /** Classes are loaded, pools are filled. */
  private static final int WARM_UP = 5;

  /** What the simulated LINE and the sandbox remember of each run, for tests to look at. */
  private static final double MEGABYTES_OF_A_RUN = 0.02;

  @Test
  @Timeout(1_200)
  @EnabledOnOs(OS.LINUX)
  void leavesNothingBehindInTheProcess(@TempDir Path folder) throws IOException {
    try (Sandbox sandbox = new Sandbox(folder)) {
      for (int i = 0; i < WARM_UP; i++) {
        run(sandbox, i);
      }
      Footprint before = Footprint.now();
      long start = System.nanoTime();
      for (int i = 0; i < RUNS; i++) {
        run(sandbox, i);
      }
      Footprint after = Footprint.now();
      System.out.printf(
          Locale.ROOT,
          "%d runs: %.0f s, before %s, after %s%n",
          RUNS,
          (System.nanoTime() - start) / 1e9,
          before,
          after);
      assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors() + 5);
      assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 3);
      assertThat(after.heapMegabytes())
          .isLessThan(before.heapMegabytes() + 3 + MEGABYTES_OF_A_RUN * RUNS);
      assertThat(sandbox.audiences()).hasSize(1);
    }
  }

  private static void run(Sandbox sandbox, int number) throws IOException {
    ObjectNode connector = Sandbox.connector();
    ((ObjectNode) connector.path("audience")).put("action", number % 2 == 0 ? "ADD" : "REPLACE");
    sandbox.connector(connector);
    sandbox.people(number % 7, 300 + number % 7);
    boolean fails = number % 5 == 4;
    if (fails) {
      sandbox.line.faults().next(Match.LIST, Fault.status(403));
    }
    ExecutionResult result = sandbox.run();
    assertThat(result.status())
        .as("run %d: %s %s", number, result.error(), result.cause())
        .isEqualTo(fails ? ExecutionStatus.FAILED : ExecutionStatus.SUCCEEDED);
  }

  /** What the process holds, garbage aside. */
  private record Footprint(double heapMegabytes, int threads, long descriptors) {
    static Footprint now() throws IOException {
      // Twice: what the first has let go may have held descriptors.
      System.gc();
      System.gc();
      long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
        return new Footprint(
            Math.round(used / 1e5) / 10.0, Thread.getAllStackTraces().size(), open.count());
      }
    }
  }
}

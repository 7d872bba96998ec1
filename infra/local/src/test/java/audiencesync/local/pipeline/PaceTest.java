package audiencesync.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import audiencesync.local.line.Behaviour;
import audiencesync.local.line.Behaviour.Timing;
import audiencesync.local.line.JournalEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ships keeps LINE's pace, although the machine's waits are skipped here. */
@Tag("fault")
class PaceTest {
  private static final Duration GAP = Duration.ofMillis(125);

  @Test
  void noCallIsTooSoonForALineThatCountsThem(@TempDir Path folder) throws IOException {
    try (Sandbox sandbox = new Sandbox(folder)) {
      sandbox.line.behave(Behaviour.DEFAULT.withTiming(new Timing(5, 5, 4)));
      ExecutionResult result = sandbox.runAsShipped();
      assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      List<JournalEntry> calls = sandbox.line.journal();
      assertThat(calls).hasSizeGreaterThan(15).extracting(JournalEntry::status).doesNotContain(429);
      Instant first = calls.get(0).time();
      Instant last = calls.get(calls.size() - 1).time();
      // Ends of the line may be late or early by what a call takes on its way.
      assertThat(Duration.between(first, last)).isGreaterThan(GAP.multipliedBy(calls.size() - 2L));
    }
  }
}

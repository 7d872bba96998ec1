package audiencesync.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void writesPlainLinesWhereThereIsNoTerminal() {
    Recording recording = Recording.of("");
    play(recording);
    assertThat(recording.errLines())
        .containsExactly(
            "Checking connector, inputs and ad account",
            "Reading, matching and hashing: 24,011 rows, 9,102 identifiers in 1 file",
            "Sending to LINE: file 1 accepted",
            "Asking LINE about the file: file 1 is WORKING",
            "Asking LINE about the file: RetryableLineAdsException, once more after 7 s",
            "Asking LINE about the file: file 1 is FINISHED",
            "Asking LINE about the audience: audience is READY",
            "Writing the report",
            "Notice: 9,102 went");
    assertThat(recording.out()).isEmpty();
  }

  @Test
  void saysHowFastRowsWereRead() {
    Recording recording = Recording.of("");
    Ticker ticker = new Ticker(recording.terminal(), nanos::get);
    try (Progress progress = new Progress(ticker, 0)) {
      progress.entered("PrepareAudience");
      nanos.addAndGet(2_500_000_000L);
      progress.exited(
          "PrepareAudience",
          JSON.objectNode().put("rows", 24_011).put("identifiers", 9_102).put("files", 2));
    }
    assertThat(recording.errLines())
        .containsExactly(
            "Reading, matching and hashing: 24,011 rows, 9,102 identifiers in 2 files, 9,604 rows a"
                + " second");
  }

  @Test
  void tellsOfANoticeWhatIsForPeople() {
    Recording recording = Recording.of("");
    try (Progress progress = new Progress(new Ticker(recording.terminal(), nanos::get), 0)) {
      progress.notice("9,102 went\n\n{\"sent\": 9102}");
    }
    assertThat(recording.errLines()).containsExactly("Notice: 9,102 went");
  }

  @Test
  void rewritesOneLineOnATerminal() {
    Recording recording = Recording.interactive(Map.of("NO_COLOR", "1"));
    try (Ticker ticker = new Ticker(recording.terminal(), nanos::get)) {
      ticker.show("Reading");
      nanos.addAndGet(2_300_000_000L);
      ticker.redraw();
      ticker.say("Reading: done");
    }
    assertThat(recording.err())
        .startsWith("\r\u001b[K⠙ Reading… 0.0 s")
        .contains(" Reading… 2.3 s")
        .endsWith("\r\u001b[KReading: done\n")
        .doesNotContain("\u001b[2m");
  }

  @Test
  void dimsThePassingLineWhereColoursAreWelcome() {
    Recording recording = Recording.interactive(Map.of());
    try (Ticker ticker = new Ticker(recording.terminal(), nanos::get)) {
      ticker.show("Reading");
    }
    assertThat(recording.err()).startsWith("\r\u001b[K\u001b[2m⠙ Reading… 0.0 s\u001b[0m");
    assertThat(recording.err()).endsWith("\r\u001b[K");
  }

  private void play(Recording recording) {
    try (Progress progress = new Progress(new Ticker(recording.terminal(), nanos::get), 0.5)) {
      state(progress, "PlanSync", JSON.objectNode().put("dryRun", false));
      state(progress, "HasTriggerBeenActedOn", JSON.objectNode());
      state(
          progress,
          "PrepareAudience",
          JSON.objectNode().put("rows", 24_011).put("identifiers", 9_102).put("files", 1));
      state(progress, "UploadChunk", JSON.objectNode().put("number", 1));
      progress.waiting(Duration.ofSeconds(15));
      state(progress, "CheckUploadJob", job("WORKING"));
      state(progress, "CheckUploadJob", job("WORKING"));
      progress.retried(
          "CheckUploadJob",
          "audiencesync.lineads.RetryableLineAdsException",
          Duration.ofSeconds(7));
      state(progress, "CheckUploadJob", job("FINISHED"));
      state(progress, "CheckAudience", JSON.objectNode().put("audienceStatus", "READY"));
      state(progress, "FinishSync", JSON.objectNode());
      progress.notice("9,102 went");
    }
  }

  private static ObjectNode job(String status) {
    return JSON.objectNode().put("number", 1).put("jobStatus", status);
  }

  private static void state(Progress progress, String name, ObjectNode output) {
    progress.entered(name);
    progress.exited(name, output);
  }
}

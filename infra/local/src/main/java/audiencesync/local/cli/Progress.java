package audiencesync.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells a person how an execution comes along: a line that lives on a terminal, plain lines
 * elsewhere. What LINE says twice in a row is said once.
 */
final class Progress implements AutoCloseable {
  private static final Duration WORTH_A_LINE = Duration.ofSeconds(1);
  private static final double SHORTEST_MEASURED = 0.05;

  private final Ticker ticker;
  private final double waitScale;
  private String lastLine = "";

  /**
   * @param waitScale how much of a wait is really slept
   */
  Progress(Ticker ticker, double waitScale) {
    this.ticker = ticker;
    this.waitScale = waitScale;
  }

  void entered(String state) {
    Stage.of(state).map(Stage::doing).ifPresent(ticker::show);
  }

  void exited(String state, JsonNode output) {
    Optional<Stage> stage = Stage.of(state);
    if (stage.isPresent()) {
      String result = stage.get().done(output) + rate(output);
      say(stage.get().doing() + (result.isEmpty() ? "" : ": " + result));
    }
  }

  /** How fast rows were read; of a moment too short to measure, nothing. */
  private String rate(JsonNode output) {
    double seconds = ticker.elapsed();
    return output.has("rows") && seconds >= SHORTEST_MEASURED
        ? String.format(
            Locale.ROOT, ", %,.0f rows a second", output.path("rows").asLong() / seconds)
        : "";
  }

  /** A wait that is slept for long enough to wonder about. */
  void waiting(Duration duration) {
    Duration slept = Duration.ofMillis(Math.round(duration.toMillis() * waitScale));
    if (slept.compareTo(WORTH_A_LINE) >= 0) {
      ticker.show("Waiting for LINE, " + slept.toSeconds() + " s");
    }
  }

  /**
   * A step failed and is done again.
   *
   * @param error the failure's name, a Java class or AWS's word
   */
  void retried(String state, String error, Duration delay) {
    String doing = Stage.of(state).map(Stage::doing).orElse(state);
    String what = error.substring(error.lastIndexOf('.') + 1);
    ticker.say(doing + ": " + what + ", once more after " + delay.toSeconds() + " s");
  }

  /** What would be published to the topic; its line for programs is in the report, too. */
  void notice(String message) {
    ticker.say("Notice: " + message.lines().findFirst().orElse(""));
  }

  private void say(String line) {
    if (!line.equals(lastLine)) {
      ticker.say(line);
      lastLine = line;
    }
  }

  @Override
  public void close() {
    ticker.close();
  }
}

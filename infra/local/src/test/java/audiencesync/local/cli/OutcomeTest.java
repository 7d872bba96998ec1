package audiencesync.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OutcomeTest {
  private static final Outcome FAILED =
      new Outcome(
          "FAILED",
          Optional.of("audiencesync.sync.NoInputException"),
          Optional.of(
              "{\"message\":\"The segment has no file.\",\"runId\":\"r7\","
                  + "\"report\":\"runs/members/r7/report.json\"}"),
          Optional.empty());

  @Test
  void isOneLineOfFourFields() {
    Outcome succeeded =
        new Outcome(
            "SUCCEEDED",
            Optional.empty(),
            Optional.empty(),
            Optional.of(JsonNodeFactory.instance.objectNode().put("runId", "r8")));
    assertThat(succeeded.json())
        .isEqualTo(
            "{\"status\":\"SUCCEEDED\",\"error\":null,\"cause\":null,\"output\":{\"runId\":\"r8\"}}");
    assertThat(FAILED.json())
        .startsWith("{\"status\":\"FAILED\",\"error\":\"audiencesync.sync.NoInputException\",")
        .endsWith(",\"output\":null}");
  }

  @Test
  void saysWhatFailedAndWhereTheReportIs() {
    assertThat(Failure.of(FAILED).sentence())
        .isEqualTo("NoInputException: The segment has no file.");
    assertThat(new Summary(Path.of("/data")).lines(FAILED))
        .containsExactly("Report: /data/runs/members/r7/report.html");
  }

  @Test
  void takesACauseThatIsNotOurJsonAsItIs() {
    Outcome timedOut =
        new Outcome("TIMED_OUT", Optional.empty(), Optional.of("too slow"), Optional.empty());
    assertThat(Failure.of(timedOut))
        .isEqualTo(new Failure("TIMED_OUT", "too slow", Optional.empty()));
  }
}

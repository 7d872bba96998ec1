package audiencesync.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoCommandTest {
  private static final String EVENT = "{\"connector\": \"gold-and-silver-members\"}";

  @TempDir private Path folder;

  /** The figures are those of the sample data's own bookkeeping, not of the pipeline. */
  @Test
  void endsWithExactlyThePeopleWhoMustBeThere() {
    Recording recording = Recording.of("");
    assertThat(recording.run("demo", "--dir", "" + folder)).as(recording.err()).isZero();
    assertThat(recording.outLines().stream().filter(line -> line.contains("LINE holds exactly")))
        .containsExactly(
            "  LINE holds exactly the 9,752 expected identifiers.",
            "  LINE holds exactly the 10,433 expected identifiers.",
            "  LINE holds exactly the 10,054 expected identifiers.");
    String last = recording.outLines().get(recording.outLines().size() - 1);
    assertThat(last).startsWith("Report: " + folder).endsWith("/report.html");
    assertThat(Path.of(last.substring("Report: ".length()))).isNotEmptyFile();
    assertThat(recording.err()).doesNotContain("\u001b").contains("Notice: ");
    goesOnWhereTheDemoEnded();
  }

  /** Another command has another simulator, which must know the audience of the first. */
  private void goesOnWhereTheDemoEnded() {
    Recording again = Recording.of(EVENT);
    assertThat(again.run(runArguments())).as(again.err()).isZero();
    JsonNode line = lastLine(again);
    assertThat(line.path("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(line.path("error").isNull()).isTrue();
    assertThat(line.path("cause").isNull()).isTrue();
    assertThat(line.path("output").path("counts").path("unique").asLong()).isEqualTo(10_054);
  }

  @Test
  void reportsAConnectorThatIsNotThereAsAFailedExecution() throws IOException {
    Files.createDirectories(folder.resolve("bucket"));
    Files.writeString(folder.resolve("secrets.json"), "{}");
    Recording recording = Recording.of(EVENT);
    assertThat(recording.run(runArguments())).isEqualTo(1);
    JsonNode line = lastLine(recording);
    assertThat(line.path("status").asText()).isEqualTo("FAILED");
    assertThat(line.path("error").asText())
        .isEqualTo("audiencesync.sync.ConnectorNotFoundException");
    assertThat(line.path("output").isNull()).isTrue();
    List<String> complaints =
        recording.errLines().stream().filter(text -> text.startsWith("sync run: ")).toList();
    assertThat(complaints).hasSize(1);
    assertThat(complaints.get(0))
        .startsWith("sync run: ConnectorNotFoundException: ")
        .contains("connectors/gold-and-silver-members.json");
  }

  private String[] runArguments() {
    return new String[] {
      "run", "-", "--json", "--bucket", folder + "/bucket", "--secrets", folder + "/secrets.json"
    };
  }

  private static JsonNode lastLine(Recording recording) {
    List<String> lines = recording.outLines();
    try {
      return new JsonMapper().readTree(lines.get(lines.size() - 1));
    } catch (IOException e) {
      throw new AssertionError("the last line is not JSON", e);
    }
  }
}

package audiencesync.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.demo.DemoBucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ValidateCommandTest {
  @TempDir private Path folder;

  private final Recording recording = Recording.of("");

  @Test
  void namesAllProblemsOfAllConnectors() throws IOException {
    DemoBucket data = new DemoBucket(folder);
    data.writeFirstDay();
    Path connectors = data.bucket().resolve("connectors");
    Files.writeString(connectors.resolve("wrong.json"), "{\"tempalte\": 1, \"status\": \"ON\"}");
    Files.writeString(connectors.resolve("torn.json"), "{");
    assertThat(validate(data.bucket())).isEqualTo(1);
    assertThat(recording.outLines()).startsWith("gold-and-silver-members: valid", "torn:");
    assertThat(recording.outLines()).contains("wrong:").endsWith("Connectors: 3, invalid: 2");
    assertThat(recording.out()).contains("  $.tempalte: ").contains("  $.status: ");
    assertThat(recording.err()).isEmpty();
  }

  @Test
  void isContentWithConnectorsThatAreRight() throws IOException {
    DemoBucket data = new DemoBucket(folder);
    data.writeFirstDay();
    assertThat(validate(data.bucket())).isZero();
    assertThat(recording.outLines())
        .containsExactly("gold-and-silver-members: valid", "Connectors: 1, invalid: 0");
  }

  @Test
  void asksForAConnectorWhereThereIsNone() {
    assertThat(validate(folder)).isEqualTo(1);
    assertThat(recording.errLines())
        .containsExactly(
            "sync validate: there is no connector; write one as connectors/<name>.json in"
                + " --bucket.");
  }

  private int validate(Path bucket) {
    return recording.run("validate", "--bucket", "" + bucket);
  }
}

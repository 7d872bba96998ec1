package audiencesync.local.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import audiencesync.local.reliability.Effects.Crash;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A REPLACE of four files that stopped after the second: seen by all, added to by nobody. */
@Tag("fault")
class HalfReplacedTest {
  private static final JsonNode MEMBERS = Stage.object("{\"connector\": \"members\"}");
  private static final JsonNode OTHERS = Stage.object("{\"connector\": \"others\"}");
  private static final String REFUSED = "audiencesync.sync.IncompleteReplaceException";

  private Stage stage;
  private String audience;

  @BeforeEach
  void stopHalfWay(@TempDir Path folder) throws IOException {
    stage = Stage.direct(folder, 2);
    stage.clear();
    stage.connector("members", "ADD");
    stage.people(0, 12);
    succeeded(stage.run(MEMBERS));
    audience = stage.line.audienceIds(stage.account(), Stage.AUDIENCE).get(0);
    stage.connector("members", "REPLACE");
    stage.connector("others", "ADD", audience);
    stopBeforeTheThirdFile();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private void stopBeforeTheThirdFile() {
    Effect sent = new Effect("UploadChunk", "LINE POST upload");
    stage.people(30, 12);
    stage.runStopped(MEMBERS, new Crash(2, sent, Moment.BEFORE, true));
    assertThat(stage.line.members(audience)).isEqualTo(sent(2));
  }

  /** The people of the first files: files are cut by the order of hashes. */
  private static Set<String> sent(int files) {
    return Stage.hashes(30, 42).stream().limit(files * 3L).collect(Collectors.toSet());
  }

  @Test
  void isSeenInReportStateAndNotice() {
    JsonNode report = stage.latestReport();
    assertThat(report.path("status").asText()).isEqualTo("FAILED");
    assertThat(report.path("audience").path("complete").asBoolean(true)).isFalse();
    assertThat(report.path("files").findValuesAsText("jobStatus"))
        .startsWith("FINISHED", "FINISHED")
        .doesNotContain("QUEUED");
    List<Path> states = stage.files("state/audiences");
    assertThat(states).hasSize(1);
    assertThat(stage.json(states.get(0)).path("incomplete").path("runId"))
        .isEqualTo(report.path("runId"));
    assertThat(stage.notices.get(stage.notices.size() - 1).message())
        .contains("\"complete\":false");
  }

  @Test
  void isNotAddedToByTheSameConnector() {
    stage.connector("members", "ADD");
    int taken = stage.taken().size();
    assertRefused(stage.run(MEMBERS), taken);
  }

  @Test
  void isNotAddedToByAnotherConnector() {
    int taken = stage.taken().size();
    ExecutionResult refused = stage.run(OTHERS);
    assertRefused(refused, taken);
    assertThat(refused.cause().orElseThrow()).contains("of connector members stopped half-way");
    assertThat(stage.report(refused).path("audience").path("complete").asBoolean(true)).isFalse();
  }

  @Test
  void isNotAddedToByAConnectorThatWasPointedElsewhereAndBack() throws IOException {
    stage.connector("members", "ADD", stage.addAudience("another"));
    succeeded(stage.run(MEMBERS));
    stage.connector("members", "ADD", audience);
    assertRefused(stage.run(MEMBERS), stage.taken().size());
  }

  @Test
  void isNotAddedToByAConnectorWhoseStateIsLost() throws IOException {
    Files.delete(stage.bucket.resolve("state/members.json"));
    stage.connector("members", "ADD", audience);
    assertRefused(stage.run(MEMBERS), stage.taken().size());
  }

  private void assertRefused(ExecutionResult result, int taken) {
    assertThat(result.error()).hasValue(REFUSED);
    assertThat(stage.taken()).hasSize(taken);
    assertThat(stage.line.members(audience)).isEqualTo(sent(2));
  }

  @Test
  void isCompletedByTheNextRunWithoutSendingAnythingTwice() {
    int taken = stage.taken().size();
    succeeded(stage.run(MEMBERS));
    assertThat(stage.taken()).hasSize(taken + 2).doesNotHaveDuplicates();
    assertThat(stage.line.members(audience)).isEqualTo(Stage.hashes(30, 42));
    assertThat(stage.json(stage.files("state/audiences").get(0)).has("incomplete")).isFalse();
    stage.people(50, 3);
    succeeded(stage.run(OTHERS));
    assertThat(stage.line.members(audience)).hasSize(15);
  }

  @Test
  void mayBeReplacedByAnotherConnectorAfterWhichNothingIsLeftOfIt() throws IOException {
    stage.connector("others", "REPLACE", audience);
    stage.people(60, 3);
    succeeded(
        stage.run(
            Stage.object("{\"connector\": \"others\", \"overrideGuards\": [\"firstReplace\"]}")));
    assertThat(stage.line.members(audience)).isEqualTo(Stage.hashes(60, 63));
    stage.people(30, 12);
    int taken = stage.taken().size();
    succeeded(stage.run(MEMBERS));
    assertThat(stage.taken()).hasSize(taken + 4);
    assertThat(stage.line.members(audience)).isEqualTo(Stage.hashes(30, 42));
  }

  private static ExecutionResult succeeded(ExecutionResult result) {
    assertThat(result.status())
        .as("%s: %s", result.error().orElse(""), result.cause().orElse(""))
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    return result;
  }
}

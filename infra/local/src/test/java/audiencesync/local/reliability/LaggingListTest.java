package audiencesync.local.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import audiencesync.local.line.Fault;
import audiencesync.local.line.Match;
import audiencesync.local.reliability.Effects.Crash;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A create got no answer and its run ended there; the next one sees an audience of that name. */
@Tag("fault")
class LaggingListTest {
  private static final JsonNode MEMBERS = Stage.object("{\"connector\": \"members\"}");
  private static final Effect CREATE = new Effect("UploadChunk", "LINE POST upload");

  private Stage stage;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    stage = Stage.direct(folder, 1);
    stage.clear();
    stage.connector("members", "ADD");
    stage.people(0, 3);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  /** To adopt it would send everything twice. */
  @Test
  void waitsForTheFileThatMayHaveCreatedIt() {
    stop(Moment.UNANSWERED);
    stage.line.faults().next(Match.UPLOAD_JOBS, Fault.laggingList()).times(3);
    ExecutionResult result = stage.run(MEMBERS);
    assertThat(result.status())
        .as("%s", result.cause().orElse(""))
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(stage.taken()).hasSize(1);
    assertThat(stage.line.audienceCount(stage.account())).isEqualTo(1);
    assertThat(stage.line.members(audience())).isEqualTo(Stage.hashes(0, 3));
  }

  @Test
  void leavesTheChoiceToPeopleWhenTheFileNeverShows() {
    stop(Moment.BEFORE);
    String somebodyElses = stage.addAudience(Stage.AUDIENCE);
    ExecutionResult result = stage.run(MEMBERS);
    assertThat(result.error()).hasValue("audiencesync.sync.AudienceNotListedException");
    assertThat(result.cause().orElseThrow())
        .contains(Stage.AUDIENCE, "Nothing was sent since.", "$.audience.id");
    assertThat(stage.line.jobCount(somebodyElses)).isZero();
    assertThat(stage.line.audienceCount(stage.account())).isEqualTo(1);
  }

  private void stop(Moment moment) {
    stage.runStopped(MEMBERS, new Crash(0, CREATE, moment, true));
  }

  private String audience() {
    return stage.line.audienceIds(stage.account(), Stage.AUDIENCE).get(0);
  }
}

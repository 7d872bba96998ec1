package audiencesync.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No audience is left to expire because there seemed to be nothing to do. */
@Tag("fault")
class ExpiryTest extends OverSandbox {
  private static final String SCHEDULED =
      "{\"connector\": \"members\","
          + " \"trigger\": {\"kind\": \"SCHEDULE\", \"id\": \"2026-11-24T01:00:00Z\"}}";

  @Test
  void aTriggerThatWasActedOnIsSkippedWhileTheAudienceIsFresh() throws IOException {
    assertThat(status(sandbox.run(SCHEDULED))).isEqualTo("SUCCEEDED");
    lastFilled(Duration.ofDays(165));

    assertThat(status(sandbox.run(SCHEDULED))).isEqualTo("SKIPPED");
    assertThat(sandbox.uploads()).isEqualTo(1);
  }

  @Test
  void aTriggerThatWasActedOnRunsOnceMoreBeforeTheAudienceExpires() throws IOException {
    assertThat(status(sandbox.run(SCHEDULED))).isEqualTo("SUCCEEDED");
    lastFilled(Duration.ofDays(167));
    sandbox.notices.clear();
    ExecutionResult refreshing = sandbox.run(SCHEDULED);

    assertThat(status(refreshing)).isEqualTo("SUCCEEDED");
    assertThat(sandbox.uploads()).isEqualTo(2);
    assertThat(sandbox.report(refreshing).at("/notes/0/en").asText())
        .startsWith(
            "Another run has been started by the same trigger. This one went on all the same, lest"
                + " the audience expire: it was last filled on 20");
    assertThat(sandbox.notices).singleElement().asString().contains("期限切れを防ぐため、スキップせずに実行しました");
    assertThat(status(sandbox.run(SCHEDULED))).isEqualTo("SKIPPED");
    assertThat(sandbox.uploads()).isEqualTo(2);
  }

  @Test
  void theConnectorSaysHowLongItsAudienceLives() throws IOException {
    ObjectNode connector = Sandbox.connector().put("refreshBeforeDays", 2);
    ((ObjectNode) connector.get("audience")).put("lifeDays", 31);
    sandbox.connector(connector);
    assertThat(status(sandbox.run(SCHEDULED))).isEqualTo("SUCCEEDED");
    lastFilled(Duration.ofDays(30));

    assertThat(status(sandbox.run(SCHEDULED))).isEqualTo("SUCCEEDED");
  }

  @Test
  void aReplaceOfTheSamePeopleIsSentAgain() throws IOException {
    ObjectNode connector = Sandbox.connector();
    ((ObjectNode) connector.get("audience")).put("action", "REPLACE");
    sandbox.connector(connector);
    assertThat(status(sandbox.run())).isEqualTo("SUCCEEDED");
    assertThat(status(sandbox.run())).isEqualTo("SUCCEEDED");

    assertThat(sandbox.uploads()).isEqualTo(2);
  }

  @Test
  void aDryRunTellsThatTheAudienceIsAboutToExpire() throws IOException {
    sandbox.run();
    lastFilled(Duration.ofDays(170));
    sandbox.notices.clear();
    ExecutionResult dry = sandbox.run("{\"connector\": \"members\", \"dryRun\": true}");

    assertThat(sandbox.report(dry).at("/audience/life/assumedDays").asInt()).isEqualTo(180);
    assertThat(sandbox.notices).singleElement().asString().contains("ごろに期限切れになると想定されます");
    assertThat(sandbox.notices.get(0)).contains("\"expiring\":true");
  }

  @Test
  void anAudienceThatHasExpiredIsTold() throws IOException {
    sandbox.run();
    sandbox.line.expire(sandbox.audiences().get(0));
    sandbox.notices.clear();
    ExecutionResult result = sandbox.run();

    assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(sandbox.report(result).at("/audience/status").asText()).isEqualTo("EXPIRED");
    assertThat(sandbox.notices)
        .singleElement()
        .asString()
        .contains("LINE でオーディエンスの有効期限が切れています（EXPIRED）。", "\"expiring\":true");
  }

  /** As if the last success had been so long ago. */
  private void lastFilled(Duration ago) throws IOException {
    Path file = sandbox.bucket.resolve("state/members.json");
    ObjectNode state = (ObjectNode) Sandbox.JSON.readTree(Files.readAllBytes(file));
    Instant then = Clock.systemUTC().instant().minus(ago);
    ((ObjectNode) state.at("/successes/0")).put("finishedAt", then.toString());
    state.remove("digest");
    Files.writeString(file, state.toString());
  }

  private static String status(ExecutionResult result) {
    return result.output().orElseThrow().path("status").asText();
  }
}

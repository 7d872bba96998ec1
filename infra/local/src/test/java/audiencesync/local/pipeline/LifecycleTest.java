package audiencesync.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.IdentifierType;
import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import audiencesync.local.line.JournalEntry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of an audience over several runs of a connector. */
class LifecycleTest extends OverSandbox {
  @Test
  void theFirstRunCreatesAndTheSecondAddsWithoutAnEdit() throws IOException {
    ExecutionResult first = succeeded(sandbox.run());
    sandbox.people(100, 400);
    ExecutionResult second = succeeded(sandbox.run());
    assertThat(sandbox.members()).isEqualTo(Sandbox.hashes(0, 400));
    assertThat(audienceId(second)).isEqualTo(audienceId(first)).isEqualTo(onlyAudience());
    assertThat(sandbox.report(first).path("files").path(0).path("action").asText())
        .isEqualTo("ADD");
  }

  @Test
  void theOutputIsExactlyWhatIsPromised() throws IOException {
    ExecutionResult result = succeeded(sandbox.run());
    JsonNode output = result.output().orElseThrow();
    assertThat(names(output))
        .containsExactly("connector", "runId", "status", "counts", "audienceId", "report");
    assertThat(output.path("connector").asText()).isEqualTo("members");
    assertThat(output.path("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(output.path("report").asText())
        .isEqualTo("runs/members/" + output.path("runId").asText() + "/report.json");
    assertThat(output.path("counts").toString())
        .isEqualTo(sandbox.report(result).path("counts").toString());
    assertThat(output.path("counts").path("unique").asInt()).isEqualTo(300);
    assertThat(sandbox.bucket.resolve("runs/members/index.html")).exists();
  }

  @Test
  void aReplaceLeavesExactlyTheNewPeople() throws IOException {
    succeeded(sandbox.run());
    action("REPLACE");
    sandbox.people(200, 500);
    JsonNode report = sandbox.report(succeeded(sandbox.run()));
    assertThat(sandbox.members()).isEqualTo(Sandbox.hashes(200, 500));
    assertThat(report.path("files").path(0).path("action").asText()).isEqualTo("REPLACE");
    assertThat(report.path("audience").path("complete").asBoolean()).isTrue();
    assertThat(report.path("audience").path("status").asText()).isEqualTo("READY");
  }

  @Test
  void aReplaceThatShrinksTooMuchIsStoppedUntilItIsOverriddenOnce() throws IOException {
    ExecutionResult first = succeeded(sandbox.run());
    action("REPLACE");
    sandbox.people(0, 120);
    ExecutionResult stopped = sandbox.run();
    assertThat(stopped.error()).hasValue("audiencesync.sync.guard.GuardException");
    assertThat(Sandbox.message(stopped))
        .isEqualTo(
            "A guard stopped the run, nothing was sent. maxShrinkPercent: 120 identifiers would"
                + " replace 300 (what the last successful run sent): 60.0 % fewer, at most 50 % are"
                + " allowed. The last success (run "
                + first.output().orElseThrow().path("runId").asText()
                + ") had 300 identifiers, 300 of 300 members joined, 0 of 300 joined rows rejected."
                + " If this is as it should be, run once with \"overrideGuards\":"
                + " [\"maxShrinkPercent\"].");
    assertThat(sandbox.report(stopped).at("/previous/guards/1").toString())
        .isEqualTo("{\"name\":\"minIdentifiers\",\"figure\":300}");
    assertThat(sandbox.members()).isEqualTo(Sandbox.hashes(0, 300));
    succeeded(
        sandbox.run("{\"connector\": \"members\", \"overrideGuards\": [\"maxShrinkPercent\"]}"));
    assertThat(sandbox.members()).isEqualTo(Sandbox.hashes(0, 120));
  }

  @Test
  void aReplaceOfWhatNobodyHasCountedIsStopped() throws IOException {
    String id = sandbox.line.addAudience(Sandbox.ACCOUNT, "Elsewhere", IdentifierType.EMAIL);
    ObjectNode connector = Sandbox.connector();
    connector.putObject("audience").put("action", "REPLACE").put("id", id);
    sandbox.connector(connector);
    ExecutionResult stopped = sandbox.run();
    assertThat(Sandbox.message(stopped)).contains("firstReplace");
    assertThat(sandbox.uploads()).isZero();
    succeeded(sandbox.run("{\"connector\": \"members\", \"overrideGuards\": [\"firstReplace\"]}"));
    assertThat(sandbox.line.members(id)).isEqualTo(Sandbox.hashes(0, 300));
  }

  @Test
  void anAudienceOfTheNameIsAdopted() throws IOException {
    String id = sandbox.line.addAudience(Sandbox.ACCOUNT, Sandbox.AUDIENCE, IdentifierType.EMAIL);
    sandbox.line.addAudience(Sandbox.ACCOUNT, Sandbox.AUDIENCE, IdentifierType.PHONE);
    sandbox.line.addAudience(Sandbox.ACCOUNT, Sandbox.AUDIENCE + " 2", IdentifierType.EMAIL);
    assertThat(audienceId(succeeded(sandbox.run()))).isEqualTo(id);
    assertThat(sandbox.line.members(id)).isEqualTo(Sandbox.hashes(0, 300));
  }

  @Test
  void anAudienceOfTheNameIsNotTouchedWhenTheConnectorSaysSo() throws IOException {
    sandbox.line.addAudience(Sandbox.ACCOUNT, Sandbox.AUDIENCE, IdentifierType.EMAIL);
    ObjectNode connector = Sandbox.connector();
    ((ObjectNode) connector.path("audience")).put("onExisting", "FAIL");
    sandbox.connector(connector);
    ExecutionResult result = sandbox.run();
    assertThat(result.error()).hasValue("audiencesync.sync.UnusableAudienceException");
    assertThat(Sandbox.message(result)).contains("\"onExisting\": \"FAIL\"");
    assertThat(sandbox.uploads()).isZero();
  }

  @Test
  void aDryRunSendsNothingAndKeepsNothingButItsReport() throws IOException {
    sandbox.connector(Sandbox.connector().put("status", "DRAFT"));
    ExecutionResult result =
        succeeded(sandbox.run("{\"connector\": \"members\", \"dryRun\": true}"));
    JsonNode report = sandbox.report(result);
    assertThat(report.path("status").asText()).isEqualTo("DRY_RUN");
    assertThat(report.path("counts").path("unique").asInt()).isEqualTo(300);
    assertThat(report.path("sample").toString())
        .contains("p***@***.com", "user***")
        .doesNotContain("person");
    assertThat(result.output().orElseThrow().path("audienceId").isNull()).isTrue();
    assertThat(sandbox.uploads()).isZero();
    assertThat(sandbox.files("state")).isEmpty();
    assertThat(sandbox.files("locks")).isEmpty();
  }

  @Test
  void aDryRunSaysWhichGuardWouldStopARealRun() throws IOException {
    sandbox.people(0, 99);
    ExecutionResult result =
        succeeded(sandbox.run("{\"connector\": \"members\", \"dryRun\": true}"));
    JsonNode guards = sandbox.report(result).path("guards");
    assertThat(guards.findValuesAsText("name")).contains("minIdentifiers");
    assertThat(guards.path(1).toString())
        .isEqualTo(
            "{\"name\":\"minIdentifiers\",\"passed\":false,\"figure\":99,\"limit\":100,"
                + "\"overridden\":false}");
  }

  @Test
  void theSameTriggerRunsOnce() throws IOException {
    String input =
        "{\"connector\": \"members\", \"trigger\": {\"kind\": \"SCHEDULE\", \"id\":"
            + " \"2026-11-24T01:00:00Z\"}}";
    succeeded(sandbox.run(input));
    ExecutionResult again = succeeded(sandbox.run(input));
    assertThat(again.output().orElseThrow().path("status").asText()).isEqualTo("SKIPPED");
    assertThat(sandbox.report(again).path("counts").isNull()).isTrue();
    assertThat(sandbox.uploads()).isEqualTo(1);
    assertThat(sandbox.notices).hasSize(2);
    assertThat(sandbox.notices.get(1)).contains("\"status\":\"SKIPPED\"");
  }

  @Test
  void theSameRowsInAnyOrderAndAnyNumberOfFilesGiveTheSameBytes() throws IOException {
    ObjectNode connector = Sandbox.connector();
    ((ObjectNode) connector.path("audience")).put("action", "REPLACE");
    sandbox.connector(connector);
    succeeded(sandbox.run());
    byte[] first = stagedLast();
    shuffle("inbox/users/all.csv", "user_id,mail");
    shuffle("inbox/members/all.csv", "user_id");
    succeeded(sandbox.run());
    assertThat(stagedLast()).isEqualTo(first);
    assertThat(new String(first, StandardCharsets.US_ASCII))
        .isEqualTo(String.join("\n", Sandbox.hashes(0, 300)) + "\n");
  }

  @Test
  void aReplaceInTwoFilesSendsTheSecondAsAnAdd() throws IOException {
    sandbox.line.behave(Sandbox.UNHURRIED.withUnprocessedShare(0));
    succeeded(sandbox.run());
    action("REPLACE");
    sandbox.people(0, 900_001);
    JsonNode report = sandbox.report(succeeded(sandbox.run()));
    assertThat(report.path("files").findValuesAsText("action")).containsExactly("REPLACE", "ADD");
    assertThat(report.path("files").findValuesAsText("lines"))
        .containsExactlyInAnyOrder("450000", "450001");
    assertThat(report.path("files").findValuesAsText("processed"))
        .isEqualTo(report.path("files").findValuesAsText("lines"));
    assertThat(sandbox.members()).hasSize(900_001);
    assertThat(sandbox.line.journal())
        .filteredOn(entry -> entry.method().equals("POST"))
        .extracting(JournalEntry::status)
        .containsExactly(202, 202, 202);
  }

  private void action(String action) throws IOException {
    ObjectNode connector = Sandbox.connector();
    ((ObjectNode) connector.path("audience")).put("action", action);
    sandbox.connector(connector);
  }

  private void shuffle(String key, String header) throws IOException {
    List<String> rows = new ArrayList<>(Files.readAllLines(sandbox.bucket.resolve(key)));
    rows.remove(0);
    Collections.shuffle(rows, new Random(7));
    int half = rows.size() / 2;
    String folder = key.substring(0, key.lastIndexOf('/'));
    sandbox.file(key, header + "\n" + String.join("\r\n", rows.subList(0, half)));
    sandbox.file(
        folder + "/more.csv", header + "\n" + String.join("\n", rows.subList(half, rows.size())));
  }

  private byte[] stagedLast() throws IOException {
    List<Path> staged =
        sandbox.files("work").stream().filter(p -> p.toString().contains("chunk-")).toList();
    return Files.readAllBytes(staged.get(staged.size() - 1));
  }

  private String onlyAudience() {
    assertThat(sandbox.audiences()).hasSize(1);
    return sandbox.audiences().get(0);
  }

  private static String audienceId(ExecutionResult result) {
    return result.output().orElseThrow().path("audienceId").asText();
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new LinkedHashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static ExecutionResult succeeded(ExecutionResult result) {
    assertThat(result.status())
        .as(result.error() + " " + result.cause())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    return result;
  }
}

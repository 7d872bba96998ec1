package audiencesync.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A typing error in a connector must not let through whom a filter was to keep out. */
class UnknownColumnTest extends OverSandbox {
  @BeforeEach
  void fill() throws IOException {
    Files.delete(sandbox.bucket.resolve("inbox/users/all.csv"));
    users("inbox/users/1.jsonl", 0, 200);
    users("inbox/users/2.jsonl", 200, 300);
    sandbox.file(
        "inbox/users/3.jsonl",
        "{\"user_id\":\"user-7\",\"mail\":\"out@example.com\",\"optOut\":\"1\"}\n");
  }

  private void users(String key, int from, int to) throws IOException {
    sandbox.file(
        key,
        IntStream.range(from, to)
            .mapToObj(
                i -> "{\"user_id\":\"user-%d\",\"mail\":\"%s\"}\n".formatted(i, Sandbox.address(i)))
            .collect(Collectors.joining()));
  }

  @Test
  void aMemberThatFewRecordsHaveIsKnown() throws IOException {
    filter("optOut", false);
    assertThat(sandbox.run().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(sandbox.members()).isEqualTo(Sandbox.hashes(0, 300));
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aMemberThatNoRecordHasStopsTheRun(boolean isDry) throws IOException {
    filter("optOtu", false);
    ExecutionResult result = sandbox.run("{\"connector\": \"members\", \"dryRun\": " + isDry + "}");
    assertThat(result.error()).hasValue("audiencesync.export.ExportException");
    assertThat(Sandbox.message(result))
        .isEqualTo(
            "No record of the 3 JSON Lines files (the first is inbox/users/1.jsonl) has \"optOtu\""
                + " (identity.filter.all[0].column). Members that are there: \"mail\", \"optOut\","
                + " \"user_id\". Correct the connector or the export. If the export writes a member"
                + " only where it has a value, say \"optional\": true in the conditions that compare"
                + " it.");
    assertThat(sandbox.uploads()).isZero();
    assertThat(sandbox.audiences()).isEmpty();
    assertThat(sandbox.retries).isEmpty();
  }

  @Test
  void aSmallFileWithoutAColumnIsToldToPeople() throws IOException {
    sandbox.file("inbox/users/4.jsonl", "{\"user_id\":\"user-8\",\"address\":\"a@example.com\"}\n");
    ExecutionResult result = sandbox.run();
    String doubt =
        "No record of inbox/users/4.jsonl has \"mail\" (identity.columns.email), though other files"
            + " have it. It was read as empty there.";
    assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(sandbox.report(result).at("/doubts/0").asText()).isEqualTo(doubt);
    assertThat(sandbox.notices).singleElement().asString().contains("列が足りない可能性のあるファイル", doubt);
  }

  @Test
  void aMemberThatMayBeNowhereIsSaidSo() throws IOException {
    Files.delete(sandbox.bucket.resolve("inbox/users/3.jsonl"));
    filter("optOut", true);
    assertThat(sandbox.run().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(sandbox.members()).isEqualTo(Sandbox.hashes(0, 300));
  }

  @Test
  void aMappedMemberThatNoRecordHasStopsTheRun() throws IOException {
    ObjectNode connector = Sandbox.connector();
    ((ObjectNode) connector.at("/identity/columns")).put("email", "profile.mail");
    sandbox.connector(connector);
    ExecutionResult result = sandbox.run();
    assertThat(Sandbox.message(result))
        .contains("has \"profile.mail\" (identity.columns.email). Members that are there:");
    assertThat(sandbox.uploads()).isZero();
  }

  private void filter(String column, boolean isOptional) throws IOException {
    ObjectNode connector = Sandbox.connector();
    JsonNode identity = connector.path("identity");
    ObjectNode condition = Sandbox.object("{\"op\": \"ne\", \"value\": \"1\"}");
    condition.put("column", column);
    if (isOptional) {
      condition.put("optional", true);
    }
    ((ObjectNode) identity).putObject("filter").putArray("all").add(condition);
    sandbox.connector(connector);
  }
}

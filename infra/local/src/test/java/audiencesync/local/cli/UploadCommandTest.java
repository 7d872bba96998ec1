package audiencesync.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads from the command line to the audience, through the shipped StartSync. */
class UploadCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TRIGGER = "inbox/会員 一覧/完了+1.csv";

  @TempDir private Path folder;
  private Path bucket;
  private Path secrets;

  @BeforeEach
  void write() throws IOException {
    bucket = Files.createDirectory(folder.resolve("bucket"));
    secrets = folder.resolve("secrets.json");
    Files.writeString(
        secrets,
        """
        {"line-ads/main": {"name": "main", "adAccountId": "A1000000001",
                           "accessKey": "access-key", "secretKey": "secret-key"}}
        """);
    file(
        "inbox/people.csv",
        IntStream.range(0, 150)
            .mapToObj(i -> "person" + i + "@example.com\n")
            .collect(Collectors.joining("", "mail\n", "")));
    file(TRIGGER, "");
    file("inbox/nobody.csv", "");
    connector("members", "\"trigger\": {\"key\": \"" + TRIGGER + "\"},");
  }

  @Test
  void runsWhatTheUploadStartsAndRunsItOnce() throws IOException {
    JsonNode first = upload(0, TRIGGER);
    assertThat(names(first)).containsExactly("status", "error", "cause", "output");
    assertThat(first.path("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(first.at("/output/counts/unique").asInt()).isEqualTo(150);

    for (String shape : List.of("EVENTBRIDGE", "S3")) {
      JsonNode again = upload(0, TRIGGER, "--event-shape", shape);
      assertThat(again.path("status").asText()).isEqualTo("SUCCEEDED");
      assertThat(again.at("/output/executions")).isEmpty();
      assertThat(again.at("/output/startedBefore")).hasSize(1);
      assertThat(again.at("/output/startedBefore/0/connector").asText()).isEqualTo("members");
      assertThat(again.at("/output/startedBefore/0/status").asText()).isEqualTo("SUCCEEDED");
    }
    assertThat(reports("members")).hasSize(1);
  }

  @Test
  void runsAgainWhenTheFileIsPutThereAnew() throws IOException {
    upload(0, TRIGGER);
    Instant later = Instant.parse("2031-02-03T04:05:06Z");
    Files.setLastModifiedTime(bucket.resolve(TRIGGER), FileTime.from(later));

    assertThat(upload(0, TRIGGER).at("/output/status").asText()).isEqualTo("SUCCEEDED");
  }

  @Test
  void tellsAPersonWhatWasStartedAndWhatBefore() {
    Recording first = run(0, TRIGGER);
    assertThat(first.outLines().get(0)).startsWith("SUCCEEDED: members, run ");
    assertThat(first.errLines()).anyMatch(line -> line.startsWith("Notice: コネクタ members："));

    Recording again = run(0, TRIGGER);
    assertThat(again.outLines()).hasSize(1);
    assertThat(again.outLines().get(0))
        .matches(
            "members: already started by this upload \\(SUCCEEDED, execution"
                + " members-[0-9a-f]{32}\\); nothing was started again\\. Put the file there anew, or use sync run\\.");
    assertThat(again.err()).isEmpty();
  }

  @Test
  void saysWhatConnectorsWaitForWhenNoneIsTriggered() throws IOException {
    connector("by-key", "", "\"keys\": [\"inbox/b.csv\", \"inbox/a.csv\"]");
    connector("by-schedule", "");
    Recording recording = run(0, "inbox/nobody.csv");

    assertThat(recording.outLines())
        .containsExactly(
            "No connector is triggered by inbox/nobody.csv. Connectors wait for:",
            "  by-key: inbox/a.csv, inbox/b.csv",
            "  by-schedule: no upload (it has neither \"trigger\" nor \"keys\")",
            "  members: " + TRIGGER);
    assertThat(recording.err()).isEmpty();
    assertThat(upload(0, "inbox/nobody.csv").path("output").toString())
        .isEqualTo("{\"executions\":[],\"startedBefore\":[],\"skipped\":[]}");
  }

  @Test
  void runsEveryConnectorThatWaitsAndNamesThoseLeftOut() throws IOException {
    connector("second", "\"trigger\": {\"key\": \"" + TRIGGER + "\"},");
    connector("drafted", "\"status\": \"DRAFT\", \"trigger\": {\"key\": \"" + TRIGGER + "\"},");
    file("connectors/broken.json", "{\"template\": ");
    JsonNode result = upload(0, TRIGGER);

    assertThat(result.path("status").asText()).isEqualTo("SUCCEEDED");
    JsonNode executions = result.at("/output/executions");
    assertThat(executions.findValuesAsText("status")).contains("SUCCEEDED");
    assertThat(names(executions.path(0)))
        .containsExactly("connector", "execution", "status", "error", "cause", "output");
    assertThat(List.of(text(executions, 0), text(executions, 1)))
        .containsExactly("members", "second");
    assertThat(result.at("/output/skipped").toString())
        .isEqualTo(
            "[{\"connector\":\"broken\",\"reason\":\"INVALID\"},"
                + "{\"connector\":\"drafted\",\"reason\":\"DRAFT\"}]");
  }

  @Test
  void complainsOfABrokenConnectorAndTellsOfItOnce() throws IOException {
    file("connectors/broken.json", "{\"template\": ");

    Recording first = run(0, "inbox/nobody.csv");
    assertThat(first.errLines())
        .anyMatch(line -> line.startsWith("Notice: A file has landed, and connector broken may"))
        .contains(
            "sync upload: connector broken is not started, its document is invalid; sync validate"
                + " says why.");
    assertThat(run(0, "inbox/nobody.csv").errLines()).hasSize(1);
  }

  @Test
  void failsWhenARunFails() throws IOException {
    Files.delete(bucket.resolve("inbox/people.csv"));
    JsonNode result = upload(1, TRIGGER);

    assertThat(result.path("status").asText()).isEqualTo("FAILED");
    assertThat(result.path("error").asText()).isEqualTo("audiencesync.sync.NoInputException");
  }

  @Test
  void reportsARunWhoseProcessWasKilledAtTheNextCommand() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    Path records = Files.createDirectory(folder.resolve(".bucket.executions"));
    ObjectNode killed = JSON.createObjectNode();
    killed.put("name", "killed-1").put("status", "RUNNING").put("pid", process.pid());
    killed.put("startDate", "2026-11-24T01:02:03.004Z").put("processStart", "");
    killed.put("input", "{\"connector\":\"members\"}");
    JSON.writeValue(records.resolve("killed-1.json").toFile(), killed);

    Recording next = run(0, "inbox/nobody.csv");

    assertThat(next.errLines())
        .singleElement()
        .asString()
        .startsWith("Notice: コネクタ members：送信前に失敗しました。")
        .contains("The execution was stopped from outside");
    JsonNode report = JSON.readTree(reports("members").get(0).toFile());
    assertThat(report.path("status").asText()).isEqualTo("FAILED");
    assertThat(report.at("/error/name").asText()).isEqualTo("Aborted");
    assertThat(report.path("startedAt").asText()).isEqualTo("2026-11-24T01:02:03.004Z");
    assertThat(run(0, "inbox/nobody.csv").err()).isEmpty();
  }

  private static String text(JsonNode executions, int index) {
    return executions.path(index).path("connector").asText();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private void connector(String name, String more) throws IOException {
    connector(name, more, "\"prefix\": \"inbox/people\"");
  }

  private void connector(String name, String more, String where) throws IOException {
    file(
        "connectors/" + name + ".json",
        "{\"template\": \"line-custom-audience/v1\", "
            + more
            + " \"adsApi\": {\"secretId\": \"line-ads/main\"}, \"audience\": {\"action\": \"ADD\","
            + " \"create\": true, \"name\": \""
            + name
            + "\"}, \"identifier\": {\"type\": \"EMAIL\"}, \"segment\": {"
            + where
            + ", \"columns\": {\"email\": \"mail\"}}}");
  }

  private void file(String key, String text) throws IOException {
    Path path = bucket.resolve(key);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text, StandardCharsets.UTF_8);
  }

  private List<Path> reports(String connector) throws IOException {
    try (Stream<Path> files = Files.walk(bucket.resolve("runs").resolve(connector))) {
      return files.filter(file -> file.endsWith("report.json")).toList();
    }
  }

  private JsonNode upload(int exitCode, String key, String... more) throws IOException {
    List<String> options = new ArrayList<>(List.of(more));
    options.add("--json");
    List<String> lines = run(exitCode, key, options.toArray(new String[0])).outLines();
    return JSON.readTree(lines.get(lines.size() - 1));
  }

  private Recording run(int exitCode, String key, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("upload", key, "--bucket", "" + bucket, "--secrets", "" + secrets));
    arguments.addAll(List.of(more));
    Recording recording = Recording.of("");
    assertThat(recording.run(arguments.toArray(new String[0])))
        .as(recording.err())
        .isEqualTo(exitCode);
    return recording;
  }
}

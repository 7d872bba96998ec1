package audiencesync.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreviewCommandTest {
  private static final String CONNECTOR =
      """
      {"template": "line-custom-audience/v1",
       "status": "DRAFT",
       "adsApi": {"secretId": "line-ads/main"},
       "audience": {"action": "ADD", "create": true, "name": "Gold"},
       "identifier": {"type": "EMAIL"},
       "segment": {"prefix": "inbox/members/", "columns": {"userId": "会員番号"},
                   "filter": {"column": "ランク", "op": "eq", "value": "金"}},
       "identity": {"prefix": "inbox/users/", "columns": {"userId": "user_id", "email": "mail"}}}
      """;

  @TempDir private Path folder;

  private final Recording recording = Recording.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    write("connectors/members.json", CONNECTOR.getBytes(StandardCharsets.UTF_8));
    write(
        "inbox/members/1.csv",
        "会員番号,ランク\nuser-0001,金\nuser-0002,銀\nu3,金\n".getBytes(Charset.forName("windows-31j")));
    write("inbox/users/1.csv", users(1, 16));
    write("inbox/users/2.csv", users(16, 40));
    write("inbox/users/3.csv", users(40, 50));
  }

  @Test
  void showsTheFirstTwentyRowsOfEachInputMasked() {
    assertThat(preview()).as(recording.err()).isZero();
    assertThat(recording.outLines())
        .startsWith("segment: inbox/members/1.csv")
        .containsSubsequence(
            "  columns: 会員番号 | ランク",
            "  user***",
            "  u***",
            "identity: inbox/users/1.csv",
            "  columns: user_id | mail",
            "  user***         p***@***.com",
            "identity: inbox/users/2.csv",
            "identity: 1 more file");
    assertThat(recording.outLines()).filteredOn(line -> line.contains("p***@***")).hasSize(20);
    assertThat(recording.out()).doesNotContain("user-0001", "person").contains("CSV, windows-31j");
    assertThat(recording.err()).isEmpty();
  }

  @Test
  void writesAPageOfTheSameAndSaysWhere() throws IOException {
    assertThat(preview()).isZero();
    assertThat(recording.outLines())
        .endsWith("Page: " + folder.toRealPath().resolve("runs/members/preview.html"));
    assertThat(page())
        .contains("user***", "p***@***.com", "inbox/users/3.csv", "このコネクタの実行は、まだ成功していません。")
        .doesNotContain("user-0001", "person");
  }

  @Test
  void showsThePreviewAlthoughItsPageCannotBeWritten() throws IOException {
    write("state/members.json", "{".getBytes(StandardCharsets.UTF_8));
    assertThat(preview("--json")).isZero();
    assertThat(recording.errLines())
        .singleElement()
        .asString()
        .startsWith(
            "sync preview: the page was not written: state/members.json is cut short or is not"
                + " JSON.");
    assertThat(lastLine().at("/output/inputs")).hasSize(3);
    assertThat(lastLine().at("/output/page").isNull()).isTrue();
  }

  private String page() throws IOException {
    return Files.readString(folder.resolve("runs/members/preview.html"));
  }

  /** Twenty rows are not the whole input: the column may come yet. */
  @Test
  void warnsOfColumnsThatNoRecordHasSoFar() throws IOException {
    write("inbox/users/1.csv", records(1, 40));
    write("connectors/members.json", withOptOut(CONNECTOR).getBytes(StandardCharsets.UTF_8));
    assertThat(preview("--json")).as(recording.err()).isZero();
    JsonNode output = lastLine().path("output");
    assertThat(output.path("warnings")).hasSize(1);
    assertThat(output.path("warnings").path(0).path("input").asText()).isEqualTo("identity");
    assertThat(output.path("warnings").path(0).path("message").asText())
        .startsWith(
            "so far: No record of inbox/users/1.csv has \"optOtu\" (identity.filter.column).");
    assertThat(preview()).isZero();
    assertThat(recording.outLines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("identity: so far: No record of")
                    .endsWith(" A run that finds none in the rest is refused."));
    assertThat(page()).contains("so far: No record of");
  }

  @Test
  void refusesColumnsThatNoRecordOfTheWholeInputHas() throws IOException {
    Files.delete(folder.resolve("inbox/users/2.csv"));
    Files.delete(folder.resolve("inbox/users/3.csv"));
    write("inbox/users/1.csv", records(1, 4));
    write("connectors/members.json", withOptOut(CONNECTOR).getBytes(StandardCharsets.UTF_8));
    assertThat(preview()).isEqualTo(1);
    assertThat(recording.errLines())
        .singleElement()
        .asString()
        .startsWith("sync preview: identity: ExportException: No record of inbox/users/1.csv has");
    assertThat(recording.outLines()).filteredOn(line -> line.contains("p***@***")).hasSize(3);
  }

  private static String withOptOut(String connector) {
    return connector.replace(
        "\"email\": \"mail\"}}",
        "\"email\": \"mail\"}, \"filter\": {\"column\": \"optOtu\", \"op\": \"ne\", \"value\": 1}}");
  }

  private static byte[] records(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i -> "{\"user_id\":\"user-%04d\",\"mail\":\"person%d@example.com\"}\n".formatted(i, i))
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void showsOneInputAlthoughTheOtherIsMissing() throws IOException {
    Files.delete(folder.resolve("inbox/members/1.csv"));
    assertThat(preview()).isEqualTo(1);
    assertThat(recording.outLines()).startsWith("identity: inbox/users/1.csv");
    assertThat(recording.errLines())
        .containsExactly(
            "sync preview: segment: NoInputException: The segment has no file: there is no object"
                + " with data under inbox/members/ (names that begin with _ or . and empty objects"
                + " do not count). Nothing was sent. Look whether the export ran and where it"
                + " writes.");
  }

  @Test
  void saysWhatIsWrongWithBothInputsAndShowsWhatCouldBeRead() throws IOException {
    write("inbox/members/1.csv", "番号,ランク\n".getBytes(StandardCharsets.UTF_8));
    write("inbox/users/2.csv", "id,mail\n".getBytes(StandardCharsets.UTF_8));
    assertThat(preview("--json")).isEqualTo(1);
    JsonNode line = lastLine();
    assertThat(line.path("status").asText()).isEqualTo("FAILED");
    assertThat(line.path("error").asText()).isEqualTo("audiencesync.export.ExportException");
    JsonNode output = line.path("output");
    assertThat(output.path("inputs").findValuesAsText("key")).containsExactly("inbox/users/1.csv");
    assertThat(output.path("inputs").path(0).path("rows")).hasSize(15);
    assertThat(output.path("refusals").findValuesAsText("input"))
        .containsExactly("segment", "identity");
    assertThat(output.path("refusals").path(1).path("message").asText())
        .startsWith(
            "inbox/users/2.csv has no column \"user_id\". Its columns are \"id\", \"mail\".");
    assertThat(recording.errLines()).hasSize(2);
  }

  @Test
  void tellsAMachineTheSame() throws IOException {
    assertThat(preview("--json")).isZero();
    JsonNode line = lastLine();
    assertThat(line.path("status").asText()).isEqualTo("SUCCEEDED");
    JsonNode segment = line.path("output").path("inputs").path(0);
    assertThat(segment.path("input").asText()).isEqualTo("segment");
    assertThat(segment.path("charset").asText()).isEqualTo("windows-31j");
    assertThat(segment.path("header").toString()).isEqualTo("[\"会員番号\",\"ランク\"]");
    assertThat(segment.path("rows").toString())
        .isEqualTo(
            "[{\"userId\":\"user***\",\"identifier\":null},{\"userId\":\"u***\",\"identifier\":null}]");
    assertThat(line.path("output").path("refusals")).isEmpty();
    assertThat(line.path("output").path("page").asText()).endsWith("runs/members/preview.html");
  }

  @Test
  void saysWhichConnectorsThereAre() {
    assertThat(recording.run("preview", "nobody", "--bucket", "" + folder)).isEqualTo(1);
    assertThat(recording.errLines())
        .containsExactly(
            "sync preview: ConnectorNotFoundException: There is no connectors/nobody.json in the"
                + " bucket. There are: members.");
  }

  private int preview(String... more) {
    String[] command = {"preview", "members", "--bucket", "" + folder};
    return recording.run(Stream.of(command, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private JsonNode lastLine() throws IOException {
    return new JsonMapper().readTree(recording.outLines().get(recording.outLines().size() - 1));
  }

  private static byte[] users(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "user-%04d,person%d@example.com\n".formatted(i, i))
        .collect(Collectors.joining("", "user_id,mail\n", ""))
        .getBytes(StandardCharsets.UTF_8);
  }

  private void write(String key, byte[] content) throws IOException {
    Path file = folder.resolve(key);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }
}

package audiencesync.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.demo.DemoBucket;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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

  @Test
  void namesWhatIsHardlyMeantBetweenConnectorsThatAreRight() throws IOException {
    write("a.json", connector("REPLACE", "\"create\": true, \"name\": \"Gold\"", "EMAIL"));
    write("b.json", connector("ADD", "\"create\": true, \"name\": \"Gold\"", "EMAIL"));
    write("c.json", connector("ADD", "\"create\": true, \"name\": \"Gold\"", "PHONE"));
    write("d.json", connector("ADD", "\"id\": \"7\"", "EMAIL"));
    write("e.json", connector("ADD", "\"id\": \"7\"", "IFA"));
    write("f.json", connector("ADD", "\"id\": \"8\"", "EMAIL"));
    write("g.json", connector("ADD", "\"id\": \"8\"", "EMAIL"));
    write(
        "h.json", connector("REPLACE", "\"id\": \"9\"", "EMAIL").replace("inbox/u/", "inbox/m/u/"));
    write("h.yaml", "template: line-custom-audience/v1");
    assertThat(validate(folder)).isZero();
    assertThat(recording.outLines())
        .filteredOn(line -> !line.endsWith(": valid"))
        .containsExactly(
            "warning: a, b: fill the same EMAIL audience \"Gold\" (secret line-ads/main), and each"
                + " REPLACE takes out whom the others put in; give each an audience of its own, or"
                + " let all of them ADD",
            "warning: d, e: fill the same audience 7 (secret line-ads/main) with EMAIL and IFA; an"
                + " audience holds one kind, so all runs but those of its kind are refused",
            "warning: f, g: fill the same audience 8 (secret line-ads/main) and are started by the"
                + " same upload; one run waits for the other, and fails if that takes more than two"
                + " hours",
            "warning: h: reads inbox/m/u/* both as segment and as identity; give each a folder of its"
                + " own, or leave out \"identity\" if one file holds everything",
            "warning: connectors/h.yaml: is never read; a connector is connectors/<name>.json,"
                + " directly in that folder",
            "Connectors: 8, invalid: 0, warnings: 5");
  }

  @Test
  void warnsOfWhatADeploymentCouldNotRead() throws IOException {
    write("a.json", connector("ADD", "\"id\": \"7\"", "EMAIL"));
    write("b.json", connector("ADD", "\"id\": \"8\"", "EMAIL").replace("inbox/", "in/"));
    write("c.json", connector("ADD", "\"id\": \"9\"", "EMAIL").replace("inbox/u/", "inbox"));
    assertThat(validate(folder)).isZero();
    String consequence =
        " outside inbox/; on this machine that works, on AWS the functions may not read it and its"
            + " upload starts nothing: deliver it under inbox/, or widen the roles and the upload"
            + " rule in infra/template.yaml";
    assertThat(recording.outLines())
        .contains(
            "warning: b: names in/m/*, in/u/*, in/m/_SUCCESS" + consequence,
            "warning: c: names inbox*" + consequence)
        .noneMatch(line -> line.startsWith("warning: a:"));
  }

  @Test
  void checksTheSecretsToo() throws IOException {
    write("a.json", connector("ADD", "\"id\": \"7\"", "EMAIL"));
    write("b.json", connector("ADD", "\"id\": \"8\"", "EMAIL").replace("main", "sub"));
    Path secrets = folder.resolve("secrets.json");
    Files.writeString(
        secrets,
        "{\"line-ads/main\": {\"name\": \"m\", \"adAccountId\": \"A1\", \"accessKey\": \"k \"}}");
    assertThat(validate(folder, "--secrets", "" + secrets)).isEqualTo(1);
    assertThat(recording.outLines())
        .containsExactly(
            "a: valid",
            "b:",
            "  $.adsApi.secretId: names a secret that --secrets does not hold; write one of"
                + " line-ads/main, or add it there",
            "secret line-ads/main:",
            "  $.accessKey: begins or ends with white space (a line break is easily pasted along);"
                + " write the access key exactly as LINE Ads Manager shows it",
            "  $.secretKey: is missing; write the secret key exactly as LINE Ads Manager shows it",
            "Connectors: 2, invalid: 1");
  }

  @Test
  void tellsAMachineTheSame() throws IOException {
    write("a.json", connector("ADD", "\"id\": \"7\"", "EMAIL").replace("\"ADD\"", "\"add\""));
    write("b.json", connector("ADD", "\"id\": \"7\"", "EMAIL"));
    write("B.json", "{}");
    assertThat(validate(folder, "--json")).isEqualTo(1);
    assertThat(recording.outLines()).hasSize(1);
    JsonNode line = new JsonMapper().readTree(recording.out());
    assertThat(line.path("status").asText()).isEqualTo("FAILED");
    assertThat(line.path("error").asText())
        .isEqualTo("audiencesync.sync.connector.InvalidConnectorException");
    assertThat(line.path("cause").asText()).isEqualTo("2 of 3 connectors cannot be used.");
    JsonNode connectors = line.path("output").path("connectors");
    assertThat(connectors.path(0).toString())
        .isEqualTo(
            "{\"name\":\"B\",\"valid\":false,\"draft\":false,\"problems\":[{\"path\":\"$\",\"text\":\"its"
                + " name is not a connector's name: use 1 to 63 lower-case letters (a-z), digits"
                + " and hyphens, and begin with a letter or a digit\"}]}");
    assertThat(connectors.path(1).path("problems").findValuesAsText("path"))
        .containsExactly("$.audience.action");
    assertThat(connectors.path(2).toString())
        .isEqualTo("{\"name\":\"b\",\"valid\":true,\"draft\":false,\"problems\":[]}");
  }

  @Test
  void warnsOfAnOrderThatAnEmptyValuePasses() throws IOException {
    String filter =
        """
        {"any": [{"column": "age", "op": "lt", "value": 20},
                 {"all": [{"column": "age", "op": "isNotEmpty"},
                          {"any": [{"column": "age", "op": "lte", "value": "20"},
                                   {"column": "n", "op": "lte", "value": "-1.5"}]}]},
                 {"all": [{"column": "age", "op": "lt", "value": 20},
                          {"column": "age", "op": "gte", "value": 10}]},
                 {"column": "day", "op": "lt", "value": "2026-11-25"},
                 {"column": "age", "op": "gt", "value": 20}]}
        """;
    String document =
        connector("ADD", "\"id\": \"1\"", "EMAIL")
            .replace("\"segment\": {", "\"segment\": {\"filter\": " + filter + ", ");
    write("ages.json", document);
    assertThat(validate(folder)).isZero();
    assertThat(recording.outLines())
        .filteredOn(line -> line.contains("compares with a number"))
        .hasSize(2)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("warning: ages: segment.filter.any[0] compares"),
            line ->
                assertThat(line)
                    .startsWith("warning: ages: segment.filter.any[1].all[1].any[1] compares")
                    .contains("{\"op\": \"isNotEmpty\"}"));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("connectors").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Its columns are those of every type. */
  private static String connector(String action, String audience, String type) {
    return """
        {"template": "line-custom-audience/v1", "adsApi": {"secretId": "line-ads/main"},
         "audience": {"action": "%s", %s}, "identifier": {"type": "%s"},
         "segment": {"prefix": "inbox/m/", "columns": {"userId": "u"}},
         "identity": {"prefix": "inbox/u/",
                      "columns": {"userId": "u", "email": "e", "phone": "p", "ifa": "i"}},
         "trigger": {"key": "inbox/m/_SUCCESS"}}
        """
        .formatted(action, audience, type);
  }

  private int validate(Path bucket, String... more) {
    String[] command = {"validate", "--bucket", "" + bucket};
    return recording.run(Stream.of(command, more).flatMap(Stream::of).toArray(String[]::new));
  }
}

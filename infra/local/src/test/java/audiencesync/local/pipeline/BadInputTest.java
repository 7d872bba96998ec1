package audiencesync.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.IdentifierType;
import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import audiencesync.local.line.Fault;
import audiencesync.local.line.Match;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with the input: one clear message, nothing sent, nothing lost. */
@Tag("fault")
class BadInputTest extends OverSandbox {
  @Test
  void missingConnector() throws IOException {
    ExecutionResult result = sandbox.run("{\"connector\": \"nobody\"}");
    assertFails(
        result,
        "audiencesync.sync.ConnectorNotFoundException",
        "There is no connectors/nobody.json in the bucket. There are: members.");
    assertThat(sandbox.report(result).path("error").path("name").asText())
        .isEqualTo("audiencesync.sync.ConnectorNotFoundException");
  }

  @Test
  void inputThatNamesNoConnector() {
    ExecutionResult result = sandbox.run("{\"conector\": \"members\"}");
    assertFails(
        result,
        "audiencesync.sync.run.InvalidRunRequestException",
        "The execution's input is refused: conector: there is no such field; connector: missing; it"
            + " names the connectors/<name>.json to run.");
    assertThat(Sandbox.cause(result).path("report").isNull()).isTrue();
  }

  @Test
  void unknownFieldAndWrongEnumAtOnce() throws IOException {
    ObjectNode connector = Sandbox.connector();
    connector.put("shedule", "daily");
    ((ObjectNode) connector.path("audience")).put("action", "APPEND");
    sandbox.connector(connector);
    ExecutionResult result = sandbox.run();
    assertFails(result, "audiencesync.sync.connector.InvalidConnectorException");
    assertThat(Sandbox.message(result))
        .contains("shedule", "$.audience.action", "ADD", "REPLACE")
        .doesNotContain("daily", "APPEND");
  }

  @Test
  void missingHeaderColumn() throws IOException {
    sandbox.file("inbox/users/all.csv", "user_id,e-mail\nuser-1,person1@example.com\n");
    ExecutionResult result = sandbox.run();
    assertFails(result, "audiencesync.export.ExportException");
    assertThat(Sandbox.message(result))
        .contains("inbox/users/all.csv", "mail", "user_id", "e-mail")
        .doesNotContain("person1@example.com");
  }

  @Test
  void segmentWithoutFiles() throws IOException {
    Files.delete(sandbox.bucket.resolve("inbox/members/all.csv"));
    assertFails(
        sandbox.run(),
        "audiencesync.sync.NoInputException",
        "The segment has no file: there is no object with data under inbox/members/ (names that"
            + " begin with _ or . and empty objects do not count). Nothing was sent. Look whether"
            + " the export ran and where it writes.");
  }

  @Test
  void segmentWithoutRows() throws IOException {
    sandbox.file("inbox/members/all.csv", "user_id\n");
    ExecutionResult result = sandbox.run();
    assertFails(result, "audiencesync.sync.guard.GuardException");
    assertThat(Sandbox.message(result))
        .contains("nothingToSend: the segment's files hold no row.")
        .contains("This cannot be overridden: mend the input, then run again.");
  }

  @Test
  void identityWithoutRows() throws IOException {
    sandbox.file("inbox/users/all.csv", "user_id,mail\n");
    ExecutionResult result = sandbox.run();
    assertFails(result, "audiencesync.sync.guard.GuardException");
    assertThat(Sandbox.message(result))
        .contains("nothingToSend: the identity's files hold no row for 300 members.");
    assertThat(sandbox.report(result).path("counts").path("membersWithoutIdentity").asInt())
        .isEqualTo(300);
  }

  @Test
  void identityThatCannotBeRead() throws IOException {
    sandbox.file("inbox/users/all.csv", "user_id,mail\nuser-1,a@x.jp,too many\nuser-2\n");
    ExecutionResult result = sandbox.run();
    assertFails(result, "audiencesync.sync.guard.GuardException");
    assertThat(Sandbox.message(result))
        .contains("nothingToSend: none of the identity's 2 rows can be read: 2 broken_row.");
  }

  @Test
  void noUsableIdentifier() throws IOException {
    sandbox.file("inbox/users/all.csv", "user_id,mail\nuser-1,nobody\nuser-2,n/a\n");
    ExecutionResult result = sandbox.run();
    assertFails(result, "audiencesync.sync.guard.GuardException");
    assertThat(Sandbox.message(result))
        .contains("nothingToSend: none of 2 joined rows has a usable identifier.");
  }

  @Test
  void folderWhereAFileBelongs() throws IOException {
    ObjectNode connector = Sandbox.connector();
    ObjectNode segment = (ObjectNode) connector.path("segment");
    segment.remove("prefix");
    segment.putArray("keys").add("inbox/members");
    sandbox.connector(connector);
    assertFails(
        sandbox.run(),
        "audiencesync.sync.NoInputException",
        "The segment has no file: there is no object inbox/members, only a folder of that name."
            + " Nothing was sent. Name its files, or use \"prefix\".");
  }

  @Test
  void truncatedGzip() throws IOException {
    byte[] whole = gzip(Files.readAllBytes(sandbox.bucket.resolve("inbox/users/all.csv")));
    Files.delete(sandbox.bucket.resolve("inbox/users/all.csv"));
    sandbox.file("inbox/users/all.csv.gz", Arrays.copyOf(whole, whole.length / 2));
    ExecutionResult result = sandbox.run();
    assertFails(result, "audiencesync.export.ExportException");
    assertThat(Sandbox.message(result)).contains("inbox/users/all.csv.gz");
  }

  @Test
  void wrongCharset() throws IOException {
    ObjectNode connector = Sandbox.connector();
    ((ObjectNode) connector.path("identity")).put("charset", "UTF-8");
    ((ObjectNode) connector.path("identity").path("columns")).put("email", "メール");
    sandbox.connector(connector);
    sandbox.file(
        "inbox/users/all.csv",
        "user_id,メール\nuser-1,person1@example.com\n".getBytes(Charset.forName("windows-31j")));
    ExecutionResult result = sandbox.run();
    assertFails(result, "audiencesync.export.ExportException");
    assertThat(Sandbox.message(result)).contains("inbox/users/all.csv");
  }

  @Test
  void missingSecret() throws IOException {
    ObjectNode connector = Sandbox.connector();
    ((ObjectNode) connector.path("adsApi")).put("secretId", "line-ads/other");
    sandbox.connector(connector);
    assertFails(
        sandbox.run(),
        "audiencesync.sync.port.SecretException",
        "There is no secret line-ads/other in Secrets Manager. Nothing was sent. Create it, or"
            + " correct $.adsApi.secretId of the connector.");
  }

  @Test
  void secretWithoutAField() {
    ObjectNode secret = (ObjectNode) Sandbox.secretOf(Sandbox.ACCOUNT, "key-7", "secret-7");
    secret.remove("secretKey");
    sandbox.secret("line-ads/main", secret);
    ExecutionResult result = sandbox.run();
    assertFails(result, "audiencesync.sync.connector.InvalidAdsApiSettingException");
    assertThat(Sandbox.message(result))
        .contains("line-ads/main", "secretKey")
        .doesNotContain("key-7");
  }

  @Test
  void wrongKey() {
    sandbox.secret(
        "line-ads/main", Sandbox.secretOf(Sandbox.ACCOUNT, Sandbox.ACCESS_KEY, "another-secret"));
    ExecutionResult result = sandbox.run();
    assertFails(result, "audiencesync.lineads.RejectedLineAdsException");
    assertThat(Sandbox.message(result)).contains("401").doesNotContain("another-secret");
  }

  @Test
  void noPermission() {
    sandbox.line.faults().next(Match.LIST, Fault.status(403, "PARTNER_PERMISSION_DENIED"));
    ExecutionResult result = sandbox.run();
    assertFails(result, "audiencesync.lineads.RejectedLineAdsException");
    assertThat(Sandbox.message(result)).contains("403", "PARTNER_PERMISSION_DENIED");
  }

  @Test
  void unknownAudienceId() throws IOException {
    existing("999");
    assertFails(
        sandbox.run(),
        "audiencesync.sync.UnusableAudienceException",
        "Ad account A1000000001 has no audience 999. Look the id up in LINE Ads Manager and correct"
            + " $.audience.id. Nothing was sent.");
  }

  @Test
  void audienceOfAnotherIdentifierType() throws IOException {
    existing(sandbox.line.addAudience(Sandbox.ACCOUNT, "Phones", IdentifierType.PHONE));
    ExecutionResult result = sandbox.run();
    assertFails(result, "audiencesync.sync.UnusableAudienceException");
    assertThat(Sandbox.message(result))
        .contains("HASHED_PHONE_NUMBER_UPLOAD", "EMAIL", "Nothing was sent.");
  }

  @Test
  void twoAudiencesOfTheName() {
    sandbox.line.addAudience(Sandbox.ACCOUNT, Sandbox.AUDIENCE, IdentifierType.EMAIL);
    sandbox.line.addAudience(Sandbox.ACCOUNT, Sandbox.AUDIENCE, IdentifierType.EMAIL);
    ExecutionResult result = sandbox.run();
    assertFails(result, "audiencesync.sync.UnusableAudienceException");
    assertThat(Sandbox.message(result))
        .startsWith("There are 2 audiences named \"Gold 会員\" of this identifier type, ids ")
        .endsWith(
            ". Name the right one by $.audience.id instead of creating by name. Nothing was sent.");
  }

  @Test
  void draft() throws IOException {
    sandbox.connector(Sandbox.connector().put("status", "DRAFT"));
    assertFails(
        sandbox.run(),
        "audiencesync.sync.DraftConnectorException",
        "Connector members is a draft, nothing was sent. Set \"status\": \"ACTIVE\" in"
            + " connectors/members.json to send, or run it with \"dryRun\": true.");
  }

  @Test
  void overLongName() throws IOException {
    ObjectNode connector = Sandbox.connector();
    ((ObjectNode) connector.path("audience")).put("name", "長".repeat(121));
    sandbox.connector(connector);
    ExecutionResult result = sandbox.run();
    assertFails(result, "audiencesync.sync.connector.InvalidConnectorException");
    assertThat(Sandbox.message(result)).contains("$.audience.name", "120").doesNotContain("長長");
  }

  private void existing(String id) throws IOException {
    ObjectNode connector = Sandbox.connector();
    ObjectNode audience = connector.putObject("audience");
    audience.put("action", "ADD").put("id", id);
    sandbox.connector(connector);
  }

  private void assertFails(ExecutionResult result, String error, String message) {
    assertFails(result, error);
    assertThat(Sandbox.message(result)).isEqualTo(message);
  }

  private void assertFails(ExecutionResult result, String error) {
    assertThat(result.status()).as(result.toString()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(result.error()).hasValue(error);
    assertThat(sandbox.uploads()).isZero();
    assertThat(sandbox.notices).hasSize(1);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    assertThat(new String(content, StandardCharsets.UTF_8)).isNotEmpty();
    return bytes.toByteArray();
  }
}

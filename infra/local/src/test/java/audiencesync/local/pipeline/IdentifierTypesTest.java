package audiencesync.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which lines LINE is sent of each type. The numbers are libphonenumber's own examples of a mobile
 * number, in {@code PhoneNumberUtil.getExampleNumberForType}; the lines are put together by hand.
 */
class IdentifierTypesTest extends OverSandbox {
  private static final String IFA = "6D92078A-8246-4BA4-AE5B-76104861E7DC";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TH | E164_DIGITS | 081 234 5678; ０８１-２３４-５６７８; 812345678; +66 81 234 5678 | 66812345678",
        "TH | E164_PLUS   | 081 234 5678; 66812345678 | +66812345678",
        "TH | NATIONAL    | 081 234 5678; +66812345678 | 0812345678",
        "TH | BOTH_DIGITS | 081 234 5678; +66812345678 | 0812345678; 66812345678",
        "TW | E164_DIGITS | 0912 345 678; +886 912-345-678 | 886912345678",
        "TW | NATIONAL    | 0912 345 678; 886912345678 | 0912345678",
        "TW | BOTH_DIGITS | 0912-345-678 | 0912345678; 886912345678",
        "KR | E164_DIGITS | 010-2000-0000; +82 10 2000 0000 | 821020000000",
        "KR | NATIONAL    | 010-2000-0000; +82 10 2000 0000 | 01020000000",
        "US | E164_DIGITS | (201) 555-0123; 1-201-555-0123; +1 201.555.0123 | 12015550123",
        "US | NATIONAL    | 201-555-0123 | 2015550123",
        "JP | E164_DIGITS | 090-1234-5678; +66 81 234 5678; +886912345678; +82 10-2000-0000;"
            + " +1 201-555-0123 | 819012345678; 66812345678; 886912345678; 821020000000;"
            + " 12015550123",
        "JP | E164_PLUS   | 090-1234-5678; +66 81 234 5678 | +819012345678; +66812345678"
      })
  void sendsTheHashOfTheChosenForm(String country, String format, String raw, String sent)
      throws IOException {
    phones(country, format, raw.split("; *"));
    JsonNode counts = run();
    assertThat(sandbox.members()).isEqualTo(hashes(sent.split("; *")));
    assertThat(counts.path("usable").asInt()).isEqualTo(raw.split(";").length);
    assertThat(counts.path("unique").asInt()).isEqualTo(sent.split(";").length);
  }

  @ParameterizedTest
  @CsvSource({"NATIONAL,    09012345678", "BOTH_DIGITS, 09012345678;819012345678"})
  void aForeignNumberHasNoNationalForm(String format, String sent) throws IOException {
    phones("JP", format, "090-1234-5678", "+66 81 234 5678", "+886912345678", "081 234 567");
    JsonNode counts = run();
    assertThat(sandbox.members()).isEqualTo(hashes(sent.split(";")));
    assertThat(counts.path("rejected").path("invalid_phone").asInt()).isEqualTo(3);
    assertThat(counts.path("usable").asInt()).isEqualTo(1);
  }

  @Test
  void anotherCountrysNumberIsNotGuessedAt() throws IOException {
    phones("TW", "E164_DIGITS", "0912 345 678", "090-1234-5678", "081 234 5678");
    JsonNode counts = run();
    assertThat(sandbox.members()).isEqualTo(hashes("886912345678"));
    assertThat(counts.path("rejected").path("invalid_phone").asInt()).isEqualTo(2);
  }

  @Test
  void anAdvertisingIdIsSentAsItIs() throws IOException {
    carriedBySegment("IFA", "ifa");
    String lower = "38400000-8cf0-11bd-b23e-10b96e40000d";
    sandbox.file(
        "inbox/members/all.csv",
        Stream.of(
                IFA,
                " " + IFA + "　",
                lower,
                IFA.toLowerCase(Locale.ROOT),
                "00000000-0000-0000-0000-000000000000",
                "",
                "n/a",
                "38400000-8cf0-11bd-b23e-10b96e40000",
                "38400000-8cf0-11bd-b23e-10b96e40000g",
                "384000008cf011bdb23e10b96e40000d")
            .collect(Collectors.joining("\n", "id,ifa\n", "\n"))
            .replaceAll("(?m)^(?!id,)", "u,"));
    JsonNode counts = run();
    assertThat(sandbox.members()).isEqualTo(Set.of(IFA, lower, IFA.toLowerCase(Locale.ROOT)));
    assertThat(counts.path("rejected").path("missing").asInt()).isEqualTo(3);
    assertThat(counts.path("rejected").path("invalid_ifa").asInt()).isEqualTo(3);
    assertThat(counts.path("duplicates").asInt()).isEqualTo(1);
  }

  @Test
  void anIdentityMayCarryAdvertisingIds() throws IOException {
    ObjectNode connector = Sandbox.connector();
    connector.putObject("identifier").put("type", "IFA");
    ObjectNode identity = (ObjectNode) connector.path("identity");
    identity.putObject("columns").put("userId", "user_id").put("ifa", "adid");
    connector.putObject("guards").put("minIdentifiers", 1);
    sandbox.connector(connector);
    sandbox.file("inbox/users/all.csv", "adid,user_id\n" + IFA + ",user-1\n" + IFA + ",stranger\n");
    run();
    assertThat(sandbox.members()).isEqualTo(Set.of(IFA));
  }

  private void phones(String country, String format, String... raw) throws IOException {
    ObjectNode connector = carriedBySegment("PHONE", "phone");
    ((ObjectNode) connector.path("identifier")).put("country", country).put("phoneFormat", format);
    sandbox.connector(connector);
    sandbox.file(
        "inbox/members/all.csv",
        Stream.of(raw).collect(Collectors.joining("\nu,", "id,phone\nu,", "\n")));
  }

  private ObjectNode carriedBySegment(String type, String column) throws IOException {
    ObjectNode connector = Sandbox.connector();
    connector.remove("identity");
    connector.putObject("identifier").put("type", type);
    ((ObjectNode) connector.path("segment")).putObject("columns").put(column, column);
    connector.putObject("guards").put("minIdentifiers", 1).put("maxRejectedPercent", 100);
    sandbox.connector(connector);
    return connector;
  }

  /** The counts of a run that goes well. */
  private JsonNode run() {
    ExecutionResult result = sandbox.run();
    assertThat(result.status())
        .as(result.error() + " " + result.cause())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    return result.output().orElseThrow().path("counts");
  }

  private static Set<String> hashes(String... forms) {
    return List.of(forms).stream().map(Sandbox::sha256).collect(Collectors.toSet());
  }
}

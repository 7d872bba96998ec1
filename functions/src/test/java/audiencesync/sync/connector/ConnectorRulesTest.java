package audiencesync.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import audiencesync.audience.PhoneFormat;
import audiencesync.export.FileFormat;
import audiencesync.export.Operator;
import audiencesync.export.RowFilter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One rule a row: a sample, one change to it, and the one problem that this is. */
class ConnectorRulesTest {
  private static final String KEY =
      "; write the key of one object in this bucket, such as \"inbox/members.csv\"";
  private static final String PREFIX =
      "; write how the keys begin in this bucket, such as \"inbox/members/\"";
  private static final String OURS = "(runs/, state/, work/, locks/, claims/, connectors/)";
  private static final String NAME = "; write the audience's name in LINE Ads, 1 to 120 characters";
  private static final String DELIMITER =
      "is not one ASCII character, or is a double quote or a line break; write one ASCII character"
          + " such as \",\", \";\" or \"\\t\"";
  private static final String COLUMN = "; write the column's name in the header";
  private static final String POSITION =
      "; write the column's position, counted from 0, without quotes";

  static Stream<Arguments> document() {
    return Stream.of(
        arguments("/template", "", "is missing; write \"line-custom-audience/v1\""),
        arguments(
            "/template",
            "\"line-custom-audience/v2\"",
            "is a string with no meaning here (did you mean \"line-custom-audience/v1\"?); write"
                + " \"line-custom-audience/v1\""),
        arguments(
            "/status",
            "\"active\"",
            "is a string with no meaning here (did you mean \"ACTIVE\"?); write one of \"ACTIVE\","
                + " \"DRAFT\""),
        arguments("/status", "null", "is null; write one of \"ACTIVE\", \"DRAFT\""),
        arguments(
            "/adsApi",
            "\"line-ads/main\"",
            "is a string; write an object such as {\"secretId\": \"line-ads/main\"}"),
        arguments(
            "/adsApi/secretId",
            "",
            "is missing; write the name or ARN of a Secrets Manager secret, such as"
                + " \"line-ads/main\""),
        arguments("/audience/action", "", "is missing; write one of \"ADD\", \"REPLACE\""),
        arguments("/identifier", "", "is missing; write an object such as {\"type\": \"EMAIL\"}"),
        arguments(
            "/identifier/country",
            "\"jp\"",
            "is not a country whose phone numbers are known; write two capital letters such as \"JP\""),
        arguments("/trigger/key", "\"inbox/\"", "ends with \"/\", so it names a folder" + KEY),
        arguments(
            "/schedule",
            "{}",
            "is not a field that is known here; remove it, or use one of template, status, adsApi,"
                + " audience, identifier, segment, identity, trigger, guards, language, refreshBeforeDays"),
        arguments("/Guards", "{}", "is not a field that is known here; did you mean \"guards\"?"),
        arguments(
            "/guards/minIdentifiers",
            "-1",
            "is out of range; write a whole number from 0 to 1000000000 (identifiers), without"
                + " quotes"),
        arguments(
            "/guards/minMatchPercent",
            "0.5",
            "is not a whole number; write a whole number from 0 to 100 (percent), without quotes"),
        arguments(
            "/guards/maxRejectedPercent",
            "1e400",
            "is out of range; write a whole number from 0 to 100 (percent), without quotes"));
  }

  @ParameterizedTest
  @MethodSource("document")
  void saysWhatIsWrongInTheDocument(String pointer, String json, String text) {
    assertOneProblem(Sample.edited("every-field", pointer, json), pointer, text);
  }

  static Stream<Arguments> audience() {
    return Stream.of(
        arguments("/audience/name", "", "is missing" + NAME),
        arguments("/audience/name", "\"\"", "is empty" + NAME),
        arguments(
            "/audience/name",
            "\"" + "名".repeat(121) + "\"",
            "is longer than 120 characters" + NAME),
        arguments(
            "/audience/name",
            "\"a\\nb\"",
            "holds a line break, a tab or another control character" + NAME),
        arguments("/audience/name", "\"Gold　\"", "begins or ends with white space" + NAME),
        arguments(
            "/audience/id",
            "\"77\"",
            "is there although \"create\" is true; remove it to create an audience, or set"
                + " \"create\" to false to use this one"),
        arguments(
            "/audience/create", "\"true\"", "is a string; write true or false, without quotes"));
  }

  @ParameterizedTest
  @MethodSource("audience")
  void saysWhatIsWrongWithAnAudienceToCreate(String pointer, String json, String text) {
    assertOneProblem(Sample.edited("least", pointer, json), pointer, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"123", "null", "[]", "\"\"", "\"12a\"", "\"１２\"", "\"12345678901234567890\""})
  void refusesAnIdThatIsNoStringOfDigits(String json) {
    Problem problem = onlyProblem(Sample.edited("every-field", "/audience/id", json));

    assertThat(problem.path()).isEqualTo("$.audience.id");
    assertThat(problem.text())
        .endsWith(
            "; write the audience's id as LINE Ads Manager shows it, digits in quotes such as"
                + " \"123456\"");
  }

  @ParameterizedTest
  @CsvSource({"least, /audience/create", "every-field, /audience/id"})
  void refusesAnAudienceNeitherCreatedNorNamed(String sample, String pointer) {
    Problem problem = onlyProblem(Sample.edited(sample, pointer, ""));

    assertThat(problem)
        .isEqualTo(
            new Problem(
                "$.audience.id",
                "is missing, as is \"create\": true with a \"name\"; write the audience's id as"
                    + " LINE Ads Manager shows it, digits in quotes such as \"123456\""));
  }

  static Stream<Arguments> inputs() {
    return Stream.of(
        arguments("/segment/prefix", "", "is missing, as are \"keys\"" + PREFIX),
        arguments("/segment/prefix", "\"\"", "is empty" + PREFIX),
        arguments("/segment/prefix", "\"s3://bucket/inbox/\"", "is a URL" + PREFIX),
        arguments("/segment/prefix", "\"/inbox/\"", "begins with \"/\"" + PREFIX),
        arguments(
            "/segment/prefix", "\"inbox/../runs/\"", "has a part that is \".\" or \"..\"" + PREFIX),
        arguments("/segment/prefix", "\"..\"", "has a part that is \".\" or \"..\"" + PREFIX),
        arguments(
            "/segment/prefix", "\"runs/\"", "takes in a folder that is ours " + OURS + PREFIX),
        arguments(
            "/segment/prefix",
            "\"state/members\"",
            "takes in a folder that is ours " + OURS + PREFIX),
        arguments("/segment/prefix", "\"work\"", "takes in a folder that is ours " + OURS + PREFIX),
        arguments("/segment/prefix", "\"l\"", "takes in a folder that is ours " + OURS + PREFIX),
        arguments(
            "/segment/prefix",
            "\"connectors/x\"",
            "takes in a folder that is ours " + OURS + PREFIX),
        arguments(
            "/segment/prefix",
            "\"" + "電".repeat(342) + "\"",
            "is longer than the 1,024 bytes of an S3 key" + PREFIX),
        arguments(
            "/segment/keys", "[\"inbox/a\"]", "are there beside \"prefix\"; keep one of the two"),
        arguments("/segment/delimiter", "\"::\"", DELIMITER),
        arguments("/segment/delimiter", "\"\\\"\"", DELIMITER),
        arguments("/segment/delimiter", "\"\\n\"", DELIMITER),
        arguments("/segment/delimiter", "\"、\"", DELIMITER),
        arguments(
            "/segment/charset",
            "\"utf8\"",
            "is a string with no meaning here (did you mean \"UTF-8\"?); write one of \"AUTO\", \"UTF-8\", \"Shift_JIS\", \"windows-31j\", \"EUC-JP\", \"UTF-16\""),
        arguments(
            "/segment/maxAgeHours",
            "\"48\"",
            "is a string; write a whole number from 1 to 8760 (hours), without quotes"),
        arguments(
            "/segment/maxBytes",
            "1125899906842625",
            "is out of range; write a whole number from 1 to 1125899906842624 (bytes), without quotes"),
        arguments("/segment/columns/userId", "\" 　\"", "is empty or only white space" + COLUMN),
        arguments(
            "/segment/columns/userId", "3", "is a number, but the file has a header" + COLUMN),
        arguments("/segment/columns/userId", "", "is missing" + COLUMN),
        arguments("/identity/columns/userId", "", "is missing" + COLUMN),
        arguments("/identity/columns/email", "", "is missing" + COLUMN),
        arguments(
            "/identity/columns/e-mail",
            "\"mail\"",
            "is not a field that is known here; did you mean \"email\"?"),
        arguments(
            "/identity/columns",
            "",
            "is missing; write an object such as {\"userId\": \"user_id\"}"));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void saysWhatIsWrongWithAnInput(String pointer, String json, String text) {
    assertOneProblem(Sample.edited("every-field", pointer, json), pointer, text);
  }

  static Stream<Arguments> positions() {
    return Stream.of(
        arguments(
            "/identity/columns/email",
            "\"mail\"",
            "is a string, but \"header\" is false" + POSITION),
        arguments("/identity/columns/email", "true", "is true or false" + POSITION),
        arguments(
            "/segment/columns/userId",
            "-1",
            "is out of range; write a whole number from 0 to 16383 (the column's position, the first is 0), without quotes"),
        arguments(
            "/segment/filter/all/0/column",
            "\"plan\"",
            "is a string, but \"header\" is false" + POSITION),
        arguments(
            "/segment/keys",
            "[]",
            "is an empty array; write an array of keys in this bucket, such as [\"inbox/members.csv\"]"));
  }

  @ParameterizedTest
  @MethodSource("positions")
  void saysWhatIsWrongWithAnInputWithoutAHeader(String pointer, String json, String text) {
    ObjectNode document = Sample.edited("without-header", pointer, json);
    document.withObject("/segment").remove(pointer.endsWith("keys") ? "prefix" : "");

    assertOneProblem(document, pointer, text);
  }

  @ParameterizedTest
  @CsvSource({
    "runs/members.csv, lies in a folder that is ours (runs/; state/; work/; locks/; claims/; connectors/)",
    "locks, lies in a folder that is ours (runs/; state/; work/; locks/; claims/; connectors/)",
    "inbox/, 'ends with \"/\", so it names a folder'",
    "https://example.com/a.csv, is a URL",
  })
  void refusesAKeyThatIsNoInputs(String key, String fault) {
    assertOneProblem(
        Sample.edited("segment-alone", "/segment/keys/1", "\"" + key + "\""),
        "/segment/keys/1",
        fault.replace(';', ',') + KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"running/", "r/", "inbox/runs/", "S", "status/", "works", "_members/"})
  void takesAPrefixBesideOurFolders(String prefix) {
    Connector connector = read(Sample.edited("least", "/segment/prefix", "\"" + prefix + "\""));

    assertThat(connector.segment().location()).isEqualTo(new Location.Prefix(prefix));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8",
    "Shift_JIS, windows-31j",
    "windows-31j, windows-31j",
    "EUC-JP, EUC-JP",
    "UTF-16, UTF-16"
  })
  void knowsTheCharsetsOfJapaneseExports(String written, String meant) {
    Connector connector = read(Sample.edited("least", "/segment/charset", "\"" + written + "\""));

    assertThat(connector.segment().table().charset()).contains(Charset.forName(meant));
  }

  @ParameterizedTest
  @EnumSource
  void takesEveryFormatOfAPhoneNumber(PhoneFormat format) {
    Connector connector =
        read(Sample.edited("segment-alone", "/identifier/phoneFormat", "\"" + format + "\""));

    assertThat(connector.identifier().phoneFormat()).isEqualTo(format);
  }

  @ParameterizedTest
  @EnumSource(names = {"JSONL", "PARQUET"})
  void refusesFieldsOfCsvWhereColumnsHaveNames(FileFormat format) {
    ObjectNode document = Sample.edited("without-header", "/segment/format", "\"" + format + "\"");
    document.withObject("/segment").put("delimiter", ";");

    assertThat(problems(document))
        .containsExactly(
            new Problem(
                "$.segment.header",
                "is false, but this format names the columns in the file; remove it"),
            new Problem(
                "$.segment.delimiter", "belongs to CSV and TSV, not to this format; remove it"));
  }

  @ParameterizedTest
  @CsvSource({"EMAIL, email", "IFA, ifa"})
  void missesTheIdentifierOfASegmentWithoutAnIdentity(String type, String column) {
    ObjectNode document = Sample.edited("segment-alone", "/identifier/type", "\"" + type + "\"");
    document.withObject("/segment/columns").remove("email");

    assertThat(onlyProblem(document))
        .isEqualTo(
            new Problem(
                "$.segment.columns." + column,
                "is missing, and there is no \"identity\" to have it" + COLUMN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true"})
  void refusesAHashedIfa(String preHashed) {
    assertOneProblem(
        Sample.edited("json-lines", "/identifier/preHashed", preHashed),
        "/identifier/preHashed",
        "is true, but LINE takes an IFA as it is; remove it");
  }

  static Stream<Arguments> filters() {
    String values = "; write an array of strings or numbers such as [\"gold\", \"silver\"]";
    String value = "; write one string or number, or an array of them with \"in\" or \"notIn\"";
    String group =
        "; write an object such as"
            + " {\"all\": [{\"column\": \"plan\", \"op\": \"eq\", \"value\": \"gold\"}]}";
    return Stream.of(
        arguments("{}", "", "has neither \"all\" nor \"any\"" + group),
        arguments(
            "{\"all\": [], \"any\": [{\"column\": \"a\", \"op\": \"isEmpty\"}]}",
            "",
            "has both \"all\" and \"any\"" + group),
        arguments("[]", "", "is an array" + group),
        arguments(
            "{\"any\": []}", ".any", "is an empty array; write an array of conditions and groups"),
        arguments("{\"all\": [\"plan\"]}", ".all[0]", "is a string" + group),
        arguments("{\"all\": [{\"op\": \"isEmpty\"}]}", ".all[0].column", "is missing" + COLUMN),
        arguments(
            "{\"all\": [{\"column\": \"a\", \"op\": \"in\", \"value\": \"x\"}]}",
            ".all[0].value",
            "is a string" + values),
        arguments(
            "{\"all\": [{\"column\": \"a\", \"op\": \"notIn\", \"value\": []}]}",
            ".all[0].value",
            "is an empty array" + values),
        arguments(
            "{\"all\": [{\"column\": \"a\", \"op\": \"in\", \"value\": [null]}]}",
            ".all[0].value[0]",
            "is null; use the op \"isEmpty\" or \"isNotEmpty\" without a value"),
        arguments(
            "{\"all\": [{\"column\": \"a\", \"op\": \"eq\", \"value\": [\"x\"]}]}",
            ".all[0].value",
            "is an array" + value),
        arguments(
            "{\"all\": [{\"column\": \"a\", \"op\": \"eq\"}]}",
            ".all[0].value",
            "is missing" + value),
        arguments(
            "{\"all\": [{\"column\": \"a\", \"op\": \"isEmpty\", \"value\": \"\"}]}",
            ".all[0].value",
            "is there, but isEmpty takes none; remove it"),
        arguments(
            "{\"any\": [{\"all\": [{\"column\": \"a\", \"op\": \"isEmpty\", \"not\": true}]}]}",
            ".any[0].all[0].not",
            "is not a field that is known here; remove it, or use one of column, op, value,"
                + " optional"));
  }

  @ParameterizedTest
  @CsvSource({"format, \"CSV\"", "format, \"TSV\"", "format, \"PARQUET\"", "header, false"})
  void refusesAnOptionalColumnWhereNoneCanBeAbsent(String field, String value) {
    ObjectNode document = Sample.edited("least", "/segment/" + field, value);
    boolean hasPositions = field.equals("header");
    Sample.set(
        document, "/segment/columns/userId", Sample.json(hasPositions ? "0" : "\"user_id\""));
    String condition =
        "{\"any\": [{\"column\": %s, \"op\": \"isEmpty\", \"optional\": true}]}"
            .formatted(hasPositions ? "1" : "\"a\"");
    Sample.set(document, "/segment/filter", Sample.json(condition));
    assertThat(onlyProblem(document))
        .isEqualTo(
            new Problem(
                "$.segment.filter.any[0].optional",
                "is true, but only JSON Lines may lack a column; remove it"));
    assertThat(PublishedSchema.allows(document)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("filters")
  void saysWhatIsWrongInAFilter(String filter, String path, String text) {
    assertThat(onlyProblem(Sample.edited("every-field", "/segment/filter", filter)))
        .isEqualTo(new Problem("$.segment.filter" + path, text));
  }

  @ParameterizedTest
  @EnumSource
  void takesEveryOperatorOfAFilter(Operator operator) {
    String value =
        operator.accepts(0) ? "" : operator.accepts(2) ? ", \"value\": [7]" : ", \"value\": 7";
    String filter = "{\"column\": \"点\", \"op\": \"" + operator.label() + "\"" + value + "}";
    Connector connector = read(Sample.edited("least", "/identity/filter", filter));

    RowFilter read = connector.identity().orElseThrow().table().filter();
    assertThat(read)
        .isInstanceOfSatisfying(
            RowFilter.Condition.class,
            condition -> {
              assertThat(condition.column()).hasToString("\"点\"");
              assertThat(condition.operator()).isEqualTo(operator);
              assertThat(condition.values()).isEqualTo(value.isEmpty() ? List.of() : List.of("7"));
            });
  }

  @ParameterizedTest
  @CsvSource({"16, 0", "17, 1", "31, 1"})
  void refusesAFilterNestedTooDeep(int groups, int problems) {
    String filter = "{\"all\": [".repeat(groups) + "]}".repeat(groups);

    assertThat(problems(Sample.edited("least", "/segment/filter", filter)))
        .hasSize(problems)
        .allSatisfy(
            problem -> {
              assertThat(problem.path()).isEqualTo("$.segment.filter" + ".all[0]".repeat(16));
              assertThat(problem.text())
                  .isEqualTo("is nested more than 16 groups deep; flatten it");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret-value-4711", "taro@example.jp"})
  void neverRepeatsAValue(String value) {
    String json = "\"" + value + "\"";
    List<Problem> all =
        Stream.of(
                "/status",
                "/audience/action",
                "/audience/create",
                "/identifier",
                "/guards",
                "/segment/maxAgeHours",
                "/segment/format",
                "/identity/header")
            .flatMap(pointer -> problems(Sample.edited("every-field", pointer, json)).stream())
            .toList();

    assertThat(all).hasSizeGreaterThanOrEqualTo(8);
    assertThat(all).noneMatch(problem -> problem.toString().contains(value));
  }

  private static void assertOneProblem(ObjectNode document, String pointer, String text) {
    String path = "$" + pointer.replaceAll("/(\\d+)", "[$1]").replace('/', '.');
    String quoted = path.replace(".e-mail", "[\"e-mail\"]");
    assertThat(onlyProblem(document)).isEqualTo(new Problem(quoted, text));
  }

  private static Problem onlyProblem(ObjectNode document) {
    List<Problem> problems = problems(document);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private static List<Problem> problems(ObjectNode document) {
    return Optional.ofNullable(
            catchThrowableOfType(InvalidConnectorException.class, () -> read(document)))
        .map(InvalidConnectorException::problems)
        .orElse(List.of());
  }

  private static Connector read(ObjectNode document) {
    return ConnectorReader.read("members", Sample.bytes(document));
  }
}

package audiencesync.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import audiencesync.audience.IdentifierRule;
import audiencesync.audience.IdentifierType;
import audiencesync.audience.PhoneFormat;
import audiencesync.export.Column;
import audiencesync.export.FileFormat;
import audiencesync.export.Operator;
import audiencesync.export.RowFilter;
import audiencesync.export.TableSpec;
import audiencesync.lineads.UploadAction;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a valid connector means, and how an invalid one is reported as a whole. */
class ConnectorReaderTest {
  private static final long TEBIBYTE = 1_099_511_627_776L;

  @Test
  void readsEveryFieldOfTheExample() {
    TableSpec members =
        new TableSpec(
            FileFormat.AUTO,
            Optional.empty(),
            true,
            Optional.of(','),
            Optional.of(new Column.Named("user_id")),
            Optional.empty(),
            new RowFilter.All(List.of(condition("plan", Operator.IN, "gold", "silver"))));
    InputSpec segment =
        new InputSpec(
            new Location.Prefix("inbox/members/"),
            members,
            Selection.ALL,
            Optional.of(Duration.ofDays(2)),
            TEBIBYTE);

    assertThat(ConnectorReader.read("members", Sample.bytes("every-field")))
        .isEqualTo(
            new Connector(
                new ConnectorName("members"),
                ConnectorStatus.ACTIVE,
                "line-ads/main",
                new AudienceSpec(UploadAction.ADD, new AudienceTarget.Existing("123"), 180),
                new IdentifierRule(IdentifierType.EMAIL, false, "JP", PhoneFormat.E164_DIGITS),
                segment,
                Optional.of(usersByMail()),
                Optional.of("inbox/members/_SUCCESS"),
                new GuardLimits(100, 50, 20, 0),
                new Reporting(ReportLanguage.JA, 14)));
  }

  @Test
  void fillsInTheDocumentedDefaults() {
    TableSpec members =
        new TableSpec(
            FileFormat.AUTO,
            Optional.empty(),
            true,
            Optional.empty(),
            Optional.of(new Column.Named("user_id")),
            Optional.empty(),
            RowFilter.none());

    assertThat(ConnectorReader.read("least", Sample.bytes("least")))
        .isEqualTo(
            new Connector(
                new ConnectorName("least"),
                ConnectorStatus.ACTIVE,
                "line-ads/main",
                new AudienceSpec(
                    UploadAction.ADD,
                    new AudienceTarget.Create("Gold members", Optional.empty(), OnExisting.ADOPT),
                    180),
                new IdentifierRule(IdentifierType.EMAIL, false, "JP", PhoneFormat.E164_DIGITS),
                new InputSpec(
                    new Location.Prefix("inbox/members/"),
                    members,
                    Selection.ALL,
                    Optional.empty(),
                    TEBIBYTE),
                Optional.of(usersByMail()),
                Optional.empty(),
                new GuardLimits(100, 50, 20, 0),
                new Reporting(ReportLanguage.JA, 14)));
  }

  @Test
  void readsASegmentThatCarriesTheIdentifier() {
    RowFilter filter =
        new RowFilter.Any(
            List.of(
                condition("会員種別", Operator.EQ, "ゴールド"),
                new RowFilter.All(
                    List.of(
                        condition("points", Operator.GTE, "1000"),
                        condition("退会日", Operator.IS_EMPTY),
                        condition("optin", Operator.NE, "false")))));
    TableSpec phones =
        new TableSpec(
            FileFormat.CSV,
            Optional.of(Charset.forName("windows-31j")),
            true,
            Optional.of(';'),
            Optional.empty(),
            Optional.of(new Column.Named("電話番号")),
            filter);
    InputSpec segment =
        new InputSpec(
            new Location.Keys(List.of("inbox/phones-1.csv", "inbox/電話-2.csv.gz")),
            phones,
            Selection.NEWEST,
            Optional.of(Duration.ofDays(1)),
            5_000_000_000L);

    assertThat(ConnectorReader.read("phones", Sample.bytes("segment-alone")))
        .isEqualTo(
            new Connector(
                new ConnectorName("phones"),
                ConnectorStatus.DRAFT,
                "line-ads/second",
                new AudienceSpec(
                    UploadAction.REPLACE, new AudienceTarget.Existing("9007199254740993"), 90),
                new IdentifierRule(IdentifierType.PHONE, false, "KR", PhoneFormat.BOTH_DIGITS),
                segment,
                Optional.empty(),
                Optional.empty(),
                new GuardLimits(1, 30, 10, 5),
                new Reporting(ReportLanguage.EN, 30)));
  }

  @Test
  void readsPositionsOfFilesWithoutAHeader() {
    Connector connector = ConnectorReader.read("hashes", Sample.bytes("without-header"));

    assertThat(connector.audience().target())
        .isEqualTo(
            new AudienceTarget.Create(
                "ハッシュ済み", Optional.of("Hashed by the data platform"), OnExisting.FAIL));
    assertThat(connector.segment().table())
        .isEqualTo(
            new TableSpec(
                FileFormat.TSV,
                Optional.of(Charset.forName("EUC-JP")),
                false,
                Optional.empty(),
                Optional.of(new Column.Position(0)),
                Optional.empty(),
                new RowFilter.All(
                    List.of(
                        new RowFilter.Condition(
                            new Column.Position(3), Operator.STARTS_WITH, List.of("g"))))));
    assertThat(connector.identity().map(InputSpec::table))
        .contains(
            new TableSpec(
                FileFormat.AUTO,
                Optional.of(StandardCharsets.UTF_16),
                false,
                Optional.of('\t'),
                Optional.of(new Column.Position(2)),
                Optional.of(new Column.Position(5)),
                RowFilter.none()));
  }

  @Test
  void keepsTheUserIdOfASegmentThatCarriesTheIdentifier() {
    TableSpec table = ConnectorReader.read("devices", Sample.bytes("json-lines")).segment().table();

    assertThat(table.userId()).contains(new Column.Named("id"));
    assertThat(table.identifier()).contains(new Column.Named("adId"));
  }

  @Test
  void takesANumberOfAFilterAsJsonWritesIt() {
    String value = "[1.50, 1000000000000000000000, true, \"01\"]";
    String json = new String(Sample.bytes("every-field"), StandardCharsets.UTF_8);
    Connector connector = read(json.replace("[\"gold\", \"silver\"]", value));

    assertThat(connector.segment().table().filter())
        .isEqualTo(
            new RowFilter.All(
                List.of(
                    condition(
                        "plan", Operator.IN, "1.50", "1000000000000000000000", "true", "01"))));
  }

  @Test
  void readsADocumentBehindAByteOrderMark() {
    String json = new String(Sample.bytes("least"), StandardCharsets.UTF_8);

    assertThat(read("\uFEFF" + json)).isEqualTo(read(json));
  }

  @Test
  void reportsEverythingAtOnce() {
    String json =
        """
        {
          "template": "line-custom-audience/v1",
          "stauts": "DRAFT",
          "adsApi": { "secretId": "line ads" },
          "audience": { "action": "REPLCE", "create": true },
          "identifier": { "type": "PHONE", "preHashed": "yes" },
          "segment": {
            "prefix": "/inbox/",
            "columns": { "userId": 0 },
            "filter": { "all": [{ "column": "plan", "op": "like", "value": "g%" }] },
            "maxAgeHours": 0
          },
          "identity": { "keys": [], "columns": { "userId": "user_id", "email": "mail" } },
          "guards": { "maxShrinkPercent": "50" }
        }
        """;

    assertThat(failure(json))
        .hasMessage(
            """
            Connector members has 12 problems:
            $.adsApi.secretId: is not 1 to 2,048 letters, digits and / _ + = . @ : -; write the name or ARN of a Secrets Manager secret, such as "line-ads/main"
            $.audience.action: is a string with no meaning here (did you mean "REPLACE"?); write one of "ADD", "REPLACE"
            $.audience.name: is missing; write the audience's name in LINE Ads, 1 to 120 characters
            $.identifier.preHashed: is a string; write true or false, without quotes
            $.segment.prefix: begins with "/"; write how the keys begin in this bucket, such as "inbox/members/"
            $.segment.columns.userId: is a number, but the file has a header; write the column's name in the header
            $.segment.filter.all[0].op: is a string with no meaning here; write one of "eq", "ne", "in", "notIn", "lt", "lte", "gt", "gte", "contains", "startsWith", "isEmpty", "isNotEmpty"
            $.segment.maxAgeHours: is out of range; write a whole number from 1 to 8760 (hours), without quotes
            $.identity.keys: is an empty array; write an array of keys in this bucket, such as ["inbox/members.csv"]
            $.identity.columns.phone: is missing; write the column's name in the header
            $.guards.maxShrinkPercent: is a string; write a whole number from 0 to 100 (percent), without quotes
            $.stauts: is not a field that is known here; did you mean "status"?""");
  }

  @Test
  void keepsAMessageShortWhateverTheDocument() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 9_000; i++) {
      json.append("\"").append("unknown-%08d".formatted(i)).append("\": 0, ");
    }
    InvalidConnectorException failure = failure(json.append("\"x\": 0}").toString());

    assertThat(failure.problems()).hasSize(9_006);
    assertThat(failure.getMessage()).hasSizeLessThan(32_768).endsWith("\nand 8926 more");
  }

  @Test
  void refusesANameThatCannotBeAConnectors() {
    InvalidConnectorException failure =
        catchThrowableOfType(
            InvalidConnectorException.class,
            () -> ConnectorReader.read("../Members\n", Sample.bytes("least")));

    assertThat(failure)
        .hasMessage(
            "Connector ../Members? has 1 problem:\n"
                + "$: its name is not a connector's name: use 1 to 63 lower-case letters (a-z),"
                + " digits and hyphens, and begin with a letter or a digit");
  }

  private static InputSpec usersByMail() {
    TableSpec users =
        new TableSpec(
            FileFormat.AUTO,
            Optional.empty(),
            true,
            Optional.empty(),
            Optional.of(new Column.Named("user_id")),
            Optional.of(new Column.Named("mail")),
            RowFilter.none());
    return new InputSpec(
        new Location.Prefix("inbox/users/"), users, Selection.ALL, Optional.empty(), TEBIBYTE);
  }

  private static RowFilter condition(String column, Operator operator, String... values) {
    return new RowFilter.Condition(new Column.Named(column), operator, List.of(values));
  }

  private static Connector read(String json) {
    return ConnectorReader.read("members", json.getBytes(StandardCharsets.UTF_8));
  }

  private static InvalidConnectorException failure(String json) {
    return catchThrowableOfType(InvalidConnectorException.class, () -> read(json));
  }
}

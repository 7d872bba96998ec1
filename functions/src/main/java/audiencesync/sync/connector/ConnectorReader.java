package audiencesync.sync.connector;

import audiencesync.audience.IdentifierRule;
import audiencesync.audience.IdentifierType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a connector document. Everything that is wrong in it is found in one reading; only a text
 * that is no JSON ends it early. The form is described in {@code docs/connector.md} and {@code
 * infra/connector.schema.json}.
 */
public final class ConnectorReader {
  /** The largest document: 256 KiB. */
  public static final int MAX_BYTES = 256 << 10;

  private static final Choice<String> TEMPLATE =
      new Choice<>(Map.of("line-custom-audience/v1", "line-custom-audience/v1"));
  private static final Choice<ConnectorStatus> STATUS = Choice.of(ConnectorStatus.class);
  private static final Choice<ReportLanguage> LANGUAGE =
      Choice.of(ReportLanguage.class, ReportLanguage::tag);
  private static final Rule<String> ADS_API =
      new ObjectOf<>(
          "an object such as {\"secretId\": \"line-ads/main\"}",
          fields -> only(fields, "secretId", Grammar.SECRET_ID));
  private static final Rule<String> TRIGGER =
      new ObjectOf<>(
          "an object such as {\"key\": \"inbox/members/_SUCCESS\"}",
          fields -> only(fields, "key", Grammar.KEY));

  private ConnectorReader() {}

  /**
   * The connector of that name.
   *
   * @param json the document, UTF-8
   * @throws InvalidConnectorException with all problems, when there is one
   */
  public static Connector read(String name, byte[] json) {
    Site site = Site.root();
    return name(name, site)
        .flatMap(checked -> read(checked, json, site))
        .orElseThrow(() -> new InvalidConnectorException(name, site.problems()));
  }

  private static Optional<ConnectorName> name(String name, Site site) {
    Optional<ConnectorName> checked = ConnectorName.parse(name);
    return checked.isPresent()
        ? checked
        : site.problem("its name is not " + ConnectorName.FORM_IN_WORDS);
  }

  private static Optional<Connector> read(ConnectorName name, byte[] json, Site site) {
    Rule<Connector> document =
        new ObjectOf<>("one object, a connector", fields -> connector(name, fields));
    return new JsonBytes(MAX_BYTES).read(json, site).flatMap(v -> document.read(v, site));
  }

  private static Optional<Connector> connector(ConnectorName name, Fields fields) {
    fields.required("template", TEMPLATE);
    Optional<ConnectorStatus> status = fields.optional("status", STATUS, ConnectorStatus.ACTIVE);
    Optional<String> secretId = fields.required("adsApi", ADS_API);
    Optional<AudienceSpec> audience = fields.required("audience", AudienceReader.RULE);
    Optional<IdentifierRule> identifier = fields.required("identifier", IdentifierReader.RULE);
    Optional<InputSpec> segment = fields.required("segment", segment(fields).rule());
    Optional<InputSpec> identity = fields.optional("identity", identity(fields).rule());
    Optional<String> triggerKey = fields.optional("trigger", TRIGGER);
    Optional<GuardLimits> guards =
        fields.optional("guards", GuardsReader.RULE, GuardLimits.DEFAULT);
    Optional<Reporting> reporting = reporting(fields);
    return fields.complete(
        () ->
            new Connector(
                name,
                status.orElseThrow(),
                secretId.orElseThrow(),
                audience.orElseThrow(),
                identifier.orElseThrow(),
                segment.orElseThrow(),
                identity,
                triggerKey,
                guards.orElseThrow(),
                reporting.orElseThrow()));
  }

  private static Optional<Reporting> reporting(Fields fields) {
    Optional<ReportLanguage> language = fields.optional("language", LANGUAGE, ReportLanguage.JA);
    Optional<Long> refresh =
        fields.optional(
            "refreshBeforeDays",
            AudienceLife.REFRESH_BEFORE_DAYS,
            (long) AudienceLife.DEFAULT.refreshBeforeDays());
    return language.flatMap(l -> refresh.map(days -> new Reporting(l, days.intValue())));
  }

  private static InputReader segment(Fields fields) {
    InputRole role = fields.has("identity") ? InputRole.JOINED_SEGMENT : InputRole.LONE_SEGMENT;
    return new InputReader(role, type(fields));
  }

  private static InputReader identity(Fields fields) {
    return new InputReader(InputRole.IDENTITY, type(fields));
  }

  /** The identifier's type even where something else about the identifier is wrong. */
  private static Optional<IdentifierType> type(Fields fields) {
    return fields.peek(List.of("identifier", "type"), IdentifierReader.TYPES);
  }

  private static Optional<String> only(Fields fields, String name, Rule<String> rule) {
    Optional<String> value = fields.required(name, rule);
    return fields.complete(value::orElseThrow);
  }
}

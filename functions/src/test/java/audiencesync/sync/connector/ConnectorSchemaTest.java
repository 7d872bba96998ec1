package audiencesync.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.IdentifierRule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema and the code say the same, except for the rules listed here. */
class ConnectorSchemaTest {
  private static final SchemaRegistry REGISTRY = PublishedSchema.REGISTRY;
  private static final JsonNode PUBLISHED = PublishedSchema.TEXT;
  private static final Schema SCHEMA = PublishedSchema.SCHEMA;

  private static final Pattern QUOTED = Pattern.compile("\"([A-Za-z0-9_-]+)\"");
  private static final Set<String> WORDS_OF_THE_CODE = wordsOfTheCode();

  /** An enum of so many words is compared word by word elsewhere. */
  private static final int COUNTRIES = 200;

  /** How the code reports what a schema does not say, and why it does not. */
  private static final List<String> BEYOND_A_SCHEMA =
      List.of(
          // S3 counts bytes of UTF-8, a schema counts characters
          "is longer than the 1,024 bytes of an S3 key",
          // a schema that counts depth must repeat itself once a level
          "is nested more than 16 groups deep");

  /** The fields that mean something when they are absent. */
  private static final List<String> DEFAULTS =
      List.of(
          "status",
          "audience.create",
          "audience.onExisting",
          "identifier.preHashed",
          "identifier.country",
          "identifier.phoneFormat",
          "guards.minIdentifiers",
          "guards.maxShrinkPercent",
          "guards.maxRejectedPercent",
          "guards.minMatchPercent",
          "input.format",
          "input.charset",
          "input.header",
          "input.select",
          "input.maxBytes",
          "condition.optional",
          "language",
          "refreshBeforeDays",
          "audience.lifeDays");

  static List<String> samples() {
    return Sample.ALL;
  }

  @Test
  void theSchemaIsASchema() {
    Schema meta =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(meta.validate(PUBLISHED)).isEmpty();
    assertThat(meta.validate(Sample.json("{\"type\": \"text\"}"))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void agreesWithTheCodeOnEveryDocument(String sample) {
    Set<Boolean> verdicts = new TreeSet<>();
    List<String> disagreements = new ArrayList<>();

    mutationsAfterThoseOfEarlierSamples(sample)
        .forEach(
            Sample.tree(sample),
            (change, document) -> {
              boolean bySchema = SCHEMA.validate(document, OutputFormat.BOOLEAN);
              verdicts.add(bySchema);
              disagreement(bySchema, document).ifPresent(w -> disagreements.add(change + w));
            });

    assertThat(disagreements).isEmpty();
    assertThat(verdicts).containsExactlyInAnyOrder(true, false);
  }

  private static Optional<String> disagreement(boolean bySchema, ObjectNode document) {
    List<String> byCode = problems(document);
    List<String> countable = bySchema ? aSchemaCouldKnow(byCode) : byCode;
    return bySchema == countable.isEmpty()
        ? Optional.empty()
        : Optional.of(": schema " + bySchema + ", code " + byCode);
  }

  /** Each is a difference that the test above would have to notice. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "a field is missing, /$defs/input/properties/maxBytes, , /segment/maxBytes",
        "a field is missing, /$defs/condition/properties/optional, , /optional",
        "a word of the code is missing, /properties/status/enum, [\"ACTIVE\"], /status",
        "`a word of the code is missing, below`, /$defs/input/properties/select/enum,"
            + " [\"ALL\"], /segment/select",
        "a word too many, /properties/audience/properties/action/enum/2, \"DROP\","
            + " /audience/action",
        "a pattern is looser, /properties/audience/properties/id/pattern, `\"^[0-9]{1,20}$\"`,"
            + " /audience/id",
        "a pattern is tighter, /properties/audience/properties/id/pattern, `\"^[0-9]{1,18}$\"`,"
            + " /audience/id",
        "a pattern is gone, /$defs/key/pattern, , /trigger/key",
        "a limit is looser, /$defs/percent/maximum, 101, /guards/maxShrinkPercent",
        "a limit is tighter, /$defs/input/properties/maxAgeHours/maximum, 8759,"
            + " /segment/maxAgeHours",
        "other fields may be there, /properties/guards/additionalProperties, true, /guards",
        "other fields may be there, /$defs/condition/additionalProperties, true, /all/0",
        "a field may be missing, /$defs/input/required, [], without /segment/columns",
        "a type is wider, /properties/identifier/properties/preHashed/type,"
            + " `[\"boolean\",\"null\"]`, /identifier/preHashed"
      })
  void noticesThat(String what, String pointer, String json, String place) {
    ObjectNode changed = PUBLISHED.deepCopy();
    assertThat(json != null || !changed.at(pointer).isMissingNode()).as(what).isTrue();
    if (json == null) {
      Sample.remove(changed, pointer);
    } else {
      Sample.set(changed, pointer, Sample.json(json));
    }
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(changed);
    List<String> disagreements = new ArrayList<>();

    new SchemaMutations(words(changed), change -> change.contains(place))
        .forEach(
            Sample.tree("every-field"),
            (change, document) -> {
              boolean bySchema = schema.validate(document, OutputFormat.BOOLEAN);
              disagreement(bySchema, document).ifPresent(disagreements::add);
            });

    assertThat(disagreements).as(what).isNotEmpty();
  }

  private static SchemaMutations mutationsAfterThoseOfEarlierSamples(String sample) {
    SchemaMutations mutations = new SchemaMutations(words(PUBLISHED));
    Sample.ALL.subList(0, Sample.ALL.indexOf(sample)).stream()
        .map(Sample::tree)
        .forEach(mutations::skip);
    return mutations;
  }

  @Test
  void knowsTheCountriesOfTheCode() {
    List<String> countries = new ArrayList<>();
    PUBLISHED
        .at("/properties/identifier/properties/country/enum")
        .forEach(country -> countries.add(country.textValue()));

    assertThat(countries).hasSizeGreaterThan(COUNTRIES).contains("JP", "TH", "TW");
    assertThat(countries).isSorted().doesNotHaveDuplicates();
    assertThat(countries).containsExactlyInAnyOrderElementsOf(IdentifierRule.countries());
  }

  /** Without these, an exception that has gone would hide the next disagreement. */
  @Test
  void listsNoExceptionThatIsNone() {
    List<ObjectNode> documents =
        List.of(
            Sample.edited("least", "/segment/prefix", "\"" + "キ".repeat(400) + "\""),
            Sample.edited("least", "/segment/filter", SchemaMutations.nested(17).toString()));

    for (int i = 0; i < BEYOND_A_SCHEMA.size(); i++) {
      assertThat(SCHEMA.validate(documents.get(i), OutputFormat.BOOLEAN)).isTrue();
      assertThat(problems(documents.get(i)))
          .singleElement()
          .asString()
          .contains(BEYOND_A_SCHEMA.get(i));
    }
  }

  @Test
  void namesTheDefaultsThatTheCodeHas() {
    ObjectNode explicit = Sample.tree("least");
    explicit.putObject("guards");
    List.of("", "/audience", "/identifier", "/segment", "/identity", "/guards")
        .forEach(at -> writeDefaults(definition(at), (ObjectNode) explicit.at(at)));

    assertThat(explicit.at("/identity/maxBytes").longValue()).isEqualTo(1_099_511_627_776L);
    assertThat(explicit.at("/guards/maxShrinkPercent").intValue()).isEqualTo(50);
    assertThat(PUBLISHED.findParents("default")).hasSize(DEFAULTS.size());
    assertThat(PUBLISHED.at("/$defs/condition/properties/optional/default").booleanValue())
        .isFalse();
    assertThat(ConnectorReader.read("same", Sample.bytes(explicit)))
        .isEqualTo(ConnectorReader.read("same", Sample.bytes("least")));
  }

  @Test
  void describesEveryFieldInTheReference() throws IOException {
    String reference = Files.readString(Path.of("../docs/connector.md"));

    List<String> fields = new ArrayList<>();
    List.of("", "/adsApi", "/audience", "/identifier", "/segment", "/trigger", "/guards")
        .forEach(at -> definition(at).get("properties").fieldNames().forEachRemaining(fields::add));

    assertThat(fields)
        .hasSizeGreaterThan(30)
        .allSatisfy(f -> assertThat(reference).contains("`" + f + "`"));
  }

  /** The object schema of the field at a pointer. */
  private static JsonNode definition(String pointer) {
    JsonNode definition = pointer.isEmpty() ? PUBLISHED : PUBLISHED.at("/properties" + pointer);
    JsonNode reference = definition.path("$ref");
    return reference.isMissingNode()
        ? definition
        : PUBLISHED.at(reference.textValue().substring(1));
  }

  private static void writeDefaults(JsonNode definition, ObjectNode object) {
    definition
        .get("properties")
        .properties()
        .forEach(
            field -> {
              if (field.getValue().has("default") && !object.has(field.getKey())) {
                object.set(field.getKey(), field.getValue().get("default"));
              }
            });
  }

  /** What messages offer in the place of a string that means nothing. */
  private static Set<String> wordsOfTheCode() {
    Set<String> offered = new TreeSet<>();
    new SchemaMutations(Set.of("no such word"))
        .forEach(
            Sample.tree("every-field"),
            (change, document) ->
                problems(document).stream()
                    .flatMap(problem -> QUOTED.matcher(problem).results())
                    .forEach(word -> offered.add(word.group(1))));
    return offered;
  }

  private static List<String> aSchemaCouldKnow(List<String> problems) {
    return problems.stream()
        .filter(problem -> BEYOND_A_SCHEMA.stream().noneMatch(problem::contains))
        .toList();
  }

  private static List<String> problems(ObjectNode document) {
    try {
      ConnectorReader.read("generated", Sample.bytes(document));
      return List.of();
    } catch (InvalidConnectorException e) {
      return e.problems().stream().map(Problem::toString).toList();
    }
  }

  /**
   * The words of the schema and those that the code asks for, either of which may know more, and
   * strings at and beyond the edges of patterns.
   */
  private static Set<String> words(JsonNode schema) {
    TreeSet<String> words = new TreeSet<>(WORDS_OF_THE_CODE);
    schema.findValues("enum").stream()
        .filter(e -> e.size() < COUNTRIES)
        .forEach(e -> e.forEach(word -> words.add(word.asText())));
    schema.findValues("const").forEach(word -> words.add(word.asText()));
    words.addAll(
        List.of(
            "",
            " ",
            "　",
            "\u200b",
            "x",
            " x",
            "x ",
            "x\u00a0",
            "x\n",
            "a\nb",
            "a\tb",
            "a b",
            "\u2028x",
            "123",
            "0",
            "12345678901234567890",
            "1234567890123456789",
            "-1",
            "１２３",
            "n".repeat(120),
            "n".repeat(121),
            "😀".repeat(120),
            "😀".repeat(121),
            "d".repeat(1000),
            "d".repeat(1001),
            "k".repeat(1024),
            "k".repeat(1025),
            "キ".repeat(400),
            "/a",
            "a/",
            "a",
            "a/b",
            "a//b",
            "a/../b",
            "..",
            ".",
            "a/..",
            "../a",
            "a/./b",
            "./a",
            "a/.b",
            "a/...",
            "s3://bucket/a",
            "https://x",
            "a:b",
            "runs",
            "runs/",
            "runs/x",
            "run",
            "r",
            "runsx",
            "inbox/runs/",
            "state",
            "stat/x",
            "work/a",
            "locks/1",
            "locks",
            "claims/1",
            "claim",
            "cl",
            "connectors/a.json",
            "connector",
            "con",
            "con/",
            "Runs/x",
            "a\\b",
            ",",
            ";",
            "\t",
            "|",
            "\"",
            "\r",
            "\n",
            "\u0000",
            "\u0001",
            "\u007f",
            "\u0080",
            ",,",
            "é",
            "auto",
            "utf-8",
            "Shift-JIS",
            "add",
            "Email",
            "JP",
            "KR",
            "jp",
            "ZZ",
            "UK",
            "TW",
            "JPN",
            "email",
            "line-custom-audience/v2",
            "s".repeat(2048),
            "s".repeat(2049),
            "arn:aws:x",
            "a?b"));
    return words;
  }
}

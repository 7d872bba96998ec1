package audiencesync.local.cli;

import audiencesync.audience.PhoneFormat;
import audiencesync.local.line.Behaviour;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One connector, one audience and one run for each form of the numbers. The files of the runs hold
 * hashes and nothing else.
 *
 * @param stamp makes the audiences' names new ones
 */
record PhoneCalibration(
    Pipeline pipeline, Path bucket, String secretId, PhoneForms numbers, String stamp) {
  static final List<PhoneFormat> FORMS =
      List.of(PhoneFormat.E164_DIGITS, PhoneFormat.NATIONAL, PhoneFormat.E164_PLUS);

  private static final double FEW_UNPROCESSED = 0.02;
  private static final double MOST_UNPROCESSED = 0.98;
  private static final JsonMapper MAPPER = new JsonMapper();

  /** The audience's name for a form. */
  static String audienceName(PhoneFormat form, String stamp) {
    return "Phone form " + form + " " + stamp;
  }

  /** What came of a form, or how its run failed. */
  sealed interface Result permits Counted, Failed {}

  record Counted(FormResult result) implements Result {}

  record Failed(Failure failure) implements Result {}

  Result run(PhoneFormat form, Progress progress) throws IOException {
    pipeline.simulator().ifPresent(line -> line.behave(simulated(form)));
    String connector = name(form);
    write("inbox/" + connector + ".csv", csv(form));
    write("connectors/" + connector + ".json", connector(form).toPrettyString());
    JsonNode input = JsonNodeFactory.instance.objectNode().put("connector", connector);
    Outcome outcome = pipeline.run(input, progress);
    return outcome.succeeded()
        ? new Counted(counted(form, outcome.output().orElseThrow()))
        : new Failed(Failure.of(outcome));
  }

  /** The simulator cannot know LINE's form. It plays the one that is our default. */
  private static Behaviour simulated(PhoneFormat form) {
    double unprocessed = form == PhoneFormat.E164_DIGITS ? FEW_UNPROCESSED : MOST_UNPROCESSED;
    return Behaviour.DEFAULT.withUnprocessedShare(unprocessed);
  }

  private static String name(PhoneFormat form) {
    return "phone-form-" + form.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String csv(PhoneFormat form) {
    return "hash\n" + String.join("\n", numbers.hashes(form)) + "\n";
  }

  private ObjectNode connector(PhoneFormat form) {
    ObjectNode connector = JsonNodeFactory.instance.objectNode();
    connector.put("template", "line-custom-audience/v1");
    connector.putObject("adsApi").put("secretId", secretId);
    connector
        .putObject("audience")
        .put("action", "ADD")
        .put("create", true)
        .put("name", audienceName(form, stamp))
        .put("onExisting", "FAIL");
    connector.putObject("identifier").put("type", "PHONE").put("preHashed", true);
    ObjectNode segment = connector.putObject("segment");
    segment.putArray("keys").add("inbox/" + name(form) + ".csv");
    segment.putObject("columns").put("phone", "hash");
    return connector;
  }

  private FormResult counted(PhoneFormat form, JsonNode output) throws IOException {
    Path file = bucket.resolve(output.path("report").asText());
    JsonNode report = MAPPER.readTree(Files.readAllBytes(file));
    JsonNode sent = report.path("files").path(0);
    Optional<Long> processed =
        Optional.of(sent.path("processed")).filter(JsonNode::isNumber).map(JsonNode::asLong);
    return new FormResult(
        form,
        output.path("audienceId").asText(),
        sent.path("lines").asLong(),
        processed,
        report.path("audience").path("estimatedSize").asText("?"));
  }

  private void write(String key, String text) throws IOException {
    Path file = bucket.resolve(key);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

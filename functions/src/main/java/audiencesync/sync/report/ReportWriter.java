package audiencesync.sync.report;

import audiencesync.audience.RejectedRow;
import audiencesync.lineads.LineCall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Writes one report as a tree; the fields stand here in the order in which people read them. */
final class ReportWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final RunReport report;

  ReportWriter(RunReport report) {
    this.report = report;
  }

  ObjectNode json() {
    ObjectNode json = JSON.objectNode().put("version", ReportJson.VERSION);
    json.setAll(header(report.header()));
    json.put("language", report.language().tag());
    json.set("counts", orNull(report.counts(), CountsJson::write));
    json.set("audience", orNull(report.audience(), ReportWriter::audience));
    json.set("files", list(report.files(), ReportWriter::file));
    json.set("guards", list(report.guards(), ReportWriter::guard));
    json.set("lineCalls", list(report.lineCalls(), ReportWriter::lineCall));
    json.set("inputs", list(report.inputs().objects(), ReportWriter::input));
    json.set("rejectedRows", list(report.inputs().rejectedRows(), ReportWriter::rejectedRow));
    json.set("doubts", list(report.inputs().doubts(), JSON::textNode));
    json.set("notes", list(report.notes(), ReportWriter::note));
    json.set("sample", list(report.inputs().sample(), ReportWriter::sample));
    json.set("previous", orNull(report.past().previous(), PreviousRunJson::write));
    json.set("history", list(report.past().history(), ReportWriter::summary));
    return json;
  }

  private static ObjectNode header(RunHeader header) {
    ObjectNode json = JSON.objectNode();
    json.put("runId", header.runId());
    json.put("connector", header.connector());
    json.put("status", header.status().name());
    json.set("error", orNull(header.error(), ReportWriter::error));
    json.put("startedAt", time(header.startedAt()));
    json.put("finishedAt", time(header.finishedAt()));
    return json;
  }

  private static ObjectNode error(RunError error) {
    return JSON.objectNode().put("name", error.name()).put("message", error.message());
  }

  private static ObjectNode audience(ReportedAudience audience) {
    ObjectNode json = JSON.objectNode();
    json.set("id", text(audience.id()));
    json.set("name", text(audience.name()));
    json.set("status", text(audience.status().map(Enum::name)));
    json.set("estimatedSize", text(audience.estimatedSize()));
    json.set("complete", orNull(audience.complete(), JSON::booleanNode));
    json.set("description", text(audience.description()));
    json.set("life", orNull(audience.life(), ReportWriter::life));
    return json;
  }

  private static ObjectNode life(ReportedLife life) {
    ObjectNode json = JSON.objectNode();
    json.set("filledAt", text(life.filledAt().map(ReportWriter::time)));
    json.set("assumedEnd", text(life.end().map(ReportWriter::time)));
    json.put("assumedDays", life.assumed().days());
    return json.put("refreshBeforeDays", life.assumed().refreshBeforeDays());
  }

  private static ObjectNode file(ReportedFile file) {
    ObjectNode json = JSON.objectNode();
    json.put("number", file.number()).put("lines", file.lines()).put("bytes", file.bytes());
    json.put("action", file.action().name());
    json.set("uploadJobId", text(file.uploadJobId()));
    json.set("jobStatus", text(file.jobStatus().map(Enum::name)));
    json.set("processed", number(file.processed()));
    return json;
  }

  private static ObjectNode guard(ReportedGuard guard) {
    ObjectNode json = JSON.objectNode().put("name", guard.name());
    json.put("passed", guard.outcome() == GuardOutcome.PASSED);
    json.set("figure", decimal(guard.figure()));
    json.set("limit", decimal(guard.limit()));
    json.put("overridden", guard.outcome() == GuardOutcome.OVERRIDDEN);
    return json;
  }

  private static ObjectNode lineCall(LineCall call) {
    ObjectNode json = JSON.objectNode().put("time", time(call.time()));
    json.put("method", call.method()).put("path", call.path());
    return json.put("status", call.status()).put("millis", call.millis());
  }

  private static ObjectNode input(ReportedInput input) {
    ObjectNode json = JSON.objectNode().put("key", input.key()).put("bytes", input.bytes());
    json.set("format", text(input.format()));
    json.set("charset", text(input.charset()));
    json.set("charsetCertainty", text(input.certainty()));
    json.set("compression", text(input.compression()));
    json.set("rows", number(input.rows()));
    json.put("input", input.input().label());
    json.set("modifiedAt", text(input.modifiedAt().map(ReportWriter::time)));
    return json;
  }

  private static ObjectNode rejectedRow(RejectedRow row) {
    ObjectNode json = JSON.objectNode().put("input", row.input().label()).put("key", row.key());
    return json.put("line", row.line()).put("reason", row.reason());
  }

  private static ObjectNode note(Note note) {
    return JSON.objectNode().put("en", note.english()).put("ja", note.japanese());
  }

  private static ObjectNode sample(MaskedSample sample) {
    ObjectNode json = JSON.objectNode().put("input", sample.input().label());
    json.put("key", sample.key());
    json.set("header", list(sample.header(), JSON::textNode));
    json.set("rows", list(sample.rows(), ReportWriter::sampleRow));
    return json;
  }

  private static ObjectNode sampleRow(MaskedSample.Row row) {
    ObjectNode json = JSON.objectNode();
    json.set("userId", text(row.userId()));
    json.set("identifier", text(row.identifier()));
    return json;
  }

  static ObjectNode summary(RunSummary run) {
    ObjectNode json = JSON.objectNode().put("runId", run.runId());
    json.put("startedAt", time(run.startedAt())).put("status", run.status().name());
    json.set("unique", number(run.unique()));
    json.set("rejected", number(run.rejected()));
    json.set("joined", number(run.joined()));
    json.set("readyAt", text(run.readyAt().map(ReportWriter::time)));
    return json;
  }

  static <T> ArrayNode list(List<T> values, Function<? super T, JsonNode> form) {
    ArrayNode json = JSON.arrayNode();
    values.forEach(value -> json.add(form.apply(value)));
    return json;
  }

  private static <T> JsonNode orNull(Optional<T> value, Function<? super T, JsonNode> form) {
    return value.<JsonNode>map(form).orElse(JSON.nullNode());
  }

  private static JsonNode text(Optional<String> value) {
    return orNull(value, JSON::textNode);
  }

  private static JsonNode number(OptionalLong value) {
    return value.isPresent() ? JSON.numberNode(value.getAsLong()) : JSON.nullNode();
  }

  static JsonNode decimal(Optional<BigDecimal> value) {
    return value.map(JSON::numberNode).orElse(JSON.nullNode());
  }

  static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}

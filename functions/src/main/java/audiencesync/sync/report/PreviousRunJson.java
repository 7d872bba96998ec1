package audiencesync.sync.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The last success as a part of {@code report.json}. */
final class PreviousRunJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PreviousRunJson() {}

  static ObjectNode write(PreviousRun previous) {
    ObjectNode json = JSON.objectNode().put("runId", previous.runId());
    json.put("finishedAt", ReportWriter.time(previous.finishedAt()));
    json.set("counts", CountsJson.write(previous.counts()));
    json.set("guards", ReportWriter.list(previous.guards(), PreviousRunJson::found));
    return json;
  }

  private static ObjectNode found(PreviousRun.Found found) {
    ObjectNode json = JSON.objectNode().put("name", found.guard());
    json.set("figure", ReportWriter.decimal(found.figure()));
    return json;
  }

  /** Earlier releases did not write what the guards found. */
  static PreviousRun read(JsonObject json) {
    return new PreviousRun(
        json.text("runId"),
        json.instant("finishedAt"),
        CountsJson.read(json.object("counts").tree()),
        json.list("guards", PreviousRunJson::readFound));
  }

  private static PreviousRun.Found readFound(JsonObject json) {
    return new PreviousRun.Found(json.text("name"), json.optionalDecimal("figure"));
  }
}

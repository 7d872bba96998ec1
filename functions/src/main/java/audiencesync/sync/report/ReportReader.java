package audiencesync.sync.report;

import audiencesync.audience.Counts;
import audiencesync.audience.Input;
import audiencesync.audience.RejectedRow;
import audiencesync.lineads.AudienceStatus;
import audiencesync.lineads.JobStatus;
import audiencesync.lineads.LineCall;
import audiencesync.lineads.UploadAction;
import audiencesync.sync.connector.AudienceLife;
import audiencesync.sync.connector.ReportLanguage;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads one report from a tree; the counterpart of {@link ReportWriter}. */
final class ReportReader {
  private final JsonObject json;

  ReportReader(JsonNode tree) {
    this.json = JsonObject.of(tree, "");
  }

  RunReport report() {
    return new RunReport(
        header(),
        json.optionalObject("counts").map(ReportReader::counts),
        json.optionalObject("audience").map(ReportReader::audience),
        json.list("files", ReportReader::file),
        json.list("guards", ReportReader::guard),
        json.list("lineCalls", ReportReader::lineCall),
        inputs(),
        json.list("notes", ReportReader::note),
        past(),
        language(json));
  }

  /** Reports of the first version did not say it. */
  static ReportLanguage language(JsonObject json) {
    return json.optionalText("language")
        .filter(ReportLanguage.EN.tag()::equals)
        .map(english -> ReportLanguage.EN)
        .orElse(ReportLanguage.JA);
  }

  private RunHeader header() {
    RunStatus status = json.constant("status", RunStatus.class);
    Optional<RunError> error = json.optionalObject("error").map(ReportReader::error);
    if (error.isPresent() != (status == RunStatus.FAILED)) {
      throw json.wrong("error", "there exactly when the run failed");
    }
    return new RunHeader(
        json.text("runId"),
        json.text("connector"),
        status,
        error,
        json.instant("startedAt"),
        json.instant("finishedAt"));
  }

  private InputFindings inputs() {
    return new InputFindings(
        json.list("inputs", ReportReader::input),
        json.list("rejectedRows", ReportReader::rejectedRow),
        json.list("sample", ReportReader::sample),
        json.texts("doubts"));
  }

  private PastRuns past() {
    return new PastRuns(
        json.optionalObject("previous").map(PreviousRunJson::read),
        json.list("history", ReportReader::summary));
  }

  private static RunError error(JsonObject json) {
    return new RunError(json.text("name"), json.text("message"));
  }

  private static Counts counts(JsonObject json) {
    return CountsJson.read(json.tree());
  }

  private static ReportedAudience audience(JsonObject json) {
    return new ReportedAudience(
        json.optionalText("id"),
        json.optionalText("name"),
        json.optionalConstant("status", AudienceStatus.UNKNOWN),
        json.optionalText("estimatedSize"),
        json.optionalFlag("complete"),
        json.optionalText("description"),
        json.optionalObject("life").map(ReportReader::life));
  }

  private static ReportedLife life(JsonObject json) {
    int days = json.smallNumber("assumedDays");
    int refreshBeforeDays = json.smallNumber("refreshBeforeDays");
    try {
      return new ReportedLife(
          json.optionalInstant("filledAt"), new AudienceLife(days, refreshBeforeDays));
    } catch (IllegalArgumentException e) {
      throw new InvalidReportException("The audience's life in the report is out of range.", e);
    }
  }

  private static ReportedFile file(JsonObject json) {
    return new ReportedFile(
        json.smallNumber("number"),
        json.number("lines"),
        json.number("bytes"),
        json.constant("action", UploadAction.class),
        json.optionalText("uploadJobId"),
        json.optionalConstant("jobStatus", JobStatus.UNKNOWN),
        json.optionalNumber("processed"));
  }

  private static ReportedGuard guard(JsonObject json) {
    return new ReportedGuard(
        json.text("name"),
        outcome(json),
        json.optionalDecimal("figure"),
        json.optionalDecimal("limit"));
  }

  private static GuardOutcome outcome(JsonObject json) {
    if (json.flag("passed")) {
      return GuardOutcome.PASSED;
    }
    return json.flag("overridden") ? GuardOutcome.OVERRIDDEN : GuardOutcome.FAILED;
  }

  private static LineCall lineCall(JsonObject json) {
    return new LineCall(
        json.instant("time"),
        json.text("method"),
        json.text("path"),
        json.smallNumber("status"),
        json.number("millis"));
  }

  private static ReportedInput input(JsonObject json) {
    return new ReportedInput(
        whichInput(json),
        json.text("key"),
        json.number("bytes"),
        json.optionalInstant("modifiedAt"),
        json.optionalText("format"),
        json.optionalText("charset"),
        json.optionalText("charsetCertainty"),
        json.optionalText("compression"),
        json.optionalNumber("rows"));
  }

  private static RejectedRow rejectedRow(JsonObject json) {
    return new RejectedRow(
        whichInput(json), json.text("key"), json.number("line"), json.text("reason"));
  }

  private static Input whichInput(JsonObject json) {
    String label = json.text("input");
    for (Input input : Input.values()) {
      if (input.label().equals(label)) {
        return input;
      }
    }
    throw json.wrong("input", "segment or identity");
  }

  private static Note note(JsonObject json) {
    return new Note(json.text("en"), json.text("ja"));
  }

  private static MaskedSample sample(JsonObject json) {
    return new MaskedSample(
        whichInput(json),
        json.text("key"),
        json.texts("header"),
        json.list("rows", ReportReader::sampleRow));
  }

  private static MaskedSample.Row sampleRow(JsonObject json) {
    return new MaskedSample.Row(json.optionalText("userId"), json.optionalText("identifier"));
  }

  static RunSummary summary(JsonObject json) {
    return new RunSummary(
        json.text("runId"),
        json.instant("startedAt"),
        json.constant("status", RunStatus.class),
        json.optionalNumber("unique"),
        json.optionalNumber("rejected"),
        json.optionalNumber("joined"),
        json.optionalInstant("readyAt"));
  }
}

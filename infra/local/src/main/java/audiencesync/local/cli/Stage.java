package audiencesync.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/** The states that a person wants to hear of, and what is said of them. */
enum Stage {
  PLAN_SYNC("PlanSync", "Checking connector, inputs and ad account"),
  PREPARE_AUDIENCE("PrepareAudience", "Reading, matching and hashing"),
  CHECK_GUARDS("CheckGuards", "Checking the guards"),
  UPLOAD_CHUNK("UploadChunk", "Sending to LINE"),
  CHECK_UPLOAD_JOB("CheckUploadJob", "Asking LINE about the file"),
  CHECK_AUDIENCE("CheckAudience", "Asking LINE about the audience"),
  FINISH_SYNC("FinishSync", "Writing the report"),
  FAIL_SYNC("FailSync", "Writing the report of the failure");

  private final String state;
  private final String doing;

  Stage(String state, String doing) {
    this.state = state;
    this.doing = doing;
  }

  /** The stage that a state of the state machine is; choices, waits and notices are none. */
  static Optional<Stage> of(String state) {
    for (Stage stage : values()) {
      if (stage.state.equals(state)) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }

  /** What is going on. */
  String doing() {
    return doing;
  }

  /** What came of it, by the state's output; empty when there is nothing to add. */
  String done(JsonNode output) {
    return switch (this) {
      case PREPARE_AUDIENCE -> prepared(output);
      case UPLOAD_CHUNK -> "file " + number(output, "number") + " accepted";
      case CHECK_UPLOAD_JOB ->
          "file " + number(output, "number") + " is " + output.path("jobStatus").asText();
      case CHECK_AUDIENCE -> "audience is " + output.path("audienceStatus").asText();
      case PLAN_SYNC -> output.path("dryRun").asBoolean() ? "dry run" : "";
      case CHECK_GUARDS, FINISH_SYNC, FAIL_SYNC -> "";
    };
  }

  private static String prepared(JsonNode output) {
    String rows = number(output, "rows") + " rows, ";
    String identifiers = number(output, "identifiers") + " identifiers in ";
    long files = output.path("files").asLong();
    return rows + identifiers + files + (files == 1 ? " file" : " files");
  }

  private static String number(JsonNode output, String field) {
    return String.format(Locale.ROOT, "%,d", output.path(field).asLong());
  }
}

package audiencesync.local.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.line.TakenFile;
import audiencesync.local.reliability.Effects.Crash;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What people are told of a run that was stopped, report and notice, against what the simulated
 * LINE holds at that moment. Only one thing may lag behind: the file that the run was about when it
 * was stopped, because nobody but LINE knows what became of it.
 */
final class ToldStop {
  private final Stage stage;
  private final Flow flow;
  private final String step;
  private final JsonNode report;

  ToldStop(Stage stage, Flow flow, Crash crash) {
    this.stage = stage;
    this.flow = flow;
    this.step = crash.effect().step();
    this.report = stage.latestReport();
  }

  /**
   * @param succeeded whether the connector remembers the run as a success
   */
  void assertTrue(boolean succeeded) {
    assertEnd(succeeded);
    assertAudience();
    int behind = 0;
    for (JsonNode file : report.path("files")) {
      behind += assertFile(file) ? 0 : 1;
    }
    assertThat(behind).as("files of which LINE knows more").isLessThanOrEqualTo(1);
    assertThat(ownFiles().size()).isLessThanOrEqualTo(report.path("files").size());
    assertComplete(behind == 0);
    assertNotice();
  }

  /** A run is told as a success once LINE has everything, and never again as anything else. */
  private void assertEnd(boolean succeeded) {
    String status = report.path("status").asText();
    assertThat(status).isIn("SUCCEEDED", "FAILED");
    if (status.equals("SUCCEEDED")) {
      assertThat(step).isIn("FinishSync", "NotifySuccess", "Succeeded");
      assertThat(report.path("audience").path("complete").asBoolean()).isTrue();
      assertThat(report.path("audience").path("status").asText()).isEqualTo("READY");
    } else {
      assertThat(succeeded).isFalse();
      assertThat(report.path("error").path("name").asText()).isEqualTo("Aborted");
      assertThat(stage.notices.toString()).contains("stopped");
    }
  }

  private void assertAudience() {
    Optional<String> told = text(report.path("audience").path("id"));
    if (told.isPresent() || !step.equals("UploadChunk")) {
      assertThat(told).isEqualTo(audience().filter(id -> told.isPresent() || !own(id).isEmpty()));
    }
  }

  /** Whether the report knows as much of the file as LINE does; never more, in any case. */
  private boolean assertFile(JsonNode file) {
    String name =
        "%s-%dof%d.csv"
            .formatted(report.path("runId").asText(), file.path("number").asInt(), flow.files());
    Optional<TakenFile> taken =
        ownFiles().stream().filter(one -> one.name().equals(name)).findFirst();
    String told = file.path("jobStatus").asText("");
    if (told.isEmpty() || told.equals("null")) {
      assertThat(taken.isEmpty() || step.equals("UploadChunk")).as("%s in %s", name, step).isTrue();
      return taken.isEmpty();
    }
    assertThat(taken).as("%s, told as %s", name, told).isPresent();
    boolean finished = taken.get().jobStatus().equals("FINISHED");
    if (told.equals("FINISHED")) {
      assertThat(finished).as(name).isTrue();
      assertThat(file.path("uploadJobId").asText()).isEqualTo(taken.get().jobId());
      assertThat(file.path("processed").asLong()).isEqualTo(taken.get().processed());
      return true;
    }
    assertThat(told).isEqualTo("QUEUED");
    assertThat(finished && !step.equals("CheckUploadJob")).as("%s in %s", name, step).isFalse();
    return !finished;
  }

  /**
   * @param current whether the report knows all that LINE knows
   */
  private void assertComplete(boolean current) {
    JsonNode told = report.path("audience").path("complete");
    if (report.path("files").isEmpty()) {
      assertThat(told.isBoolean()).as("told of no file: %s", told).isFalse();
      return;
    }
    boolean there = audience().map(stage.line::members).filter(everybody()::equals).isPresent();
    assertThat(told.isBoolean()).isTrue();
    assertThat(told.asBoolean()).isEqualTo(current && there);
  }

  private Set<String> everybody() {
    return Stage.hashes(flow.firstMember(), flow.firstPerson() + flow.people());
  }

  /** People are told what the report says. */
  private void assertNotice() {
    String message = stage.notices.get(stage.notices.size() - 1).message().strip();
    JsonNode told = Stage.object(message.substring(message.lastIndexOf('\n') + 1));
    assertThat(told.path("runId")).isEqualTo(report.path("runId"));
    assertThat(told.path("status")).isEqualTo(report.path("status"));
    assertThat(told.path("sent").asLong())
        .isEqualTo(
            StreamSupport.stream(report.path("files").spliterator(), false)
                .filter(file -> file.path("jobStatus").isTextual())
                .mapToLong(file -> file.path("lines").asLong())
                .sum());
    assertThat(told.path("complete").asText())
        .isEqualTo(report.path("audience").path("complete").asText());
  }

  private List<TakenFile> ownFiles() {
    return audience().map(this::own).orElse(List.of());
  }

  private List<TakenFile> own(String audienceId) {
    String runId = report.path("runId").asText();
    return stage.line.taken(audienceId).stream()
        .filter(file -> file.name().startsWith(runId + "-"))
        .toList();
  }

  /** The one that LINE has by now. */
  private Optional<String> audience() {
    return stage.line.audienceIds(stage.account(), Stage.AUDIENCE).stream().findFirst();
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }
}

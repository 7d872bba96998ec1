package audiencesync.local.cli;

import audiencesync.local.engine.FunctionOutcome;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an upload came to.
 *
 * @param failed StartSync's failure, when it failed
 * @param runs what was started, and how it ended
 * @param earlier what the same upload had started before
 */
record UploadResult(
    Optional<FunctionOutcome.Failed> failed,
    List<Run> runs,
    List<Earlier> earlier,
    List<Skipped> skipped) {
  UploadResult {
    runs = List.copyOf(runs);
    earlier = List.copyOf(earlier);
    skipped = List.copyOf(skipped);
  }

  /** One execution that ran now. */
  record Run(String connector, String execution, Outcome outcome) {}

  /** One execution that an earlier event of the same upload started. */
  record Earlier(String connector, String execution, String status) {}

  /** One connector that was not started. */
  record Skipped(String connector, String reason) {
    boolean isInvalid() {
      return reason.equals("INVALID");
    }
  }

  /** 0 unless something failed; that nothing was started is no failure. */
  int exitCode() {
    return failed.isEmpty() && runs.stream().allMatch(run -> run.outcome().succeeded()) ? 0 : 1;
  }

  /** What went wrong, a sentence each. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    failed.ifPresent(f -> complaints.add(Failure.of(outcome(f)).sentence()));
    skipped.stream()
        .filter(Skipped::isInvalid)
        .forEach(
            s ->
                complaints.add(
                    "connector "
                        + s.connector()
                        + " is not started, its document is invalid; sync validate says why."));
    runs.stream()
        .filter(run -> !run.outcome().succeeded())
        .forEach(run -> complaints.add(Failure.of(run.outcome()).sentence()));
    return complaints;
  }

  /**
   * One line of {@code status, error, cause, output}. Of one run it is that run's. Of none or
   * several, the status is {@code SUCCEEDED} or {@code FAILED}, error and cause are those of the
   * first failure, and the output has {@code executions}, {@code startedBefore} and {@code
   * skipped}.
   */
  String json() {
    if (failed.isEmpty() && runs.size() == 1) {
      return runs.get(0).outcome().json();
    }
    Optional<Outcome> failure =
        failed
            .map(UploadResult::outcome)
            .or(() -> runs.stream().map(Run::outcome).filter(o -> !o.succeeded()).findFirst());
    return new Outcome(
            failure.isPresent() ? "FAILED" : "SUCCEEDED",
            failure.flatMap(Outcome::error),
            failure.flatMap(Outcome::cause),
            Optional.of(output()))
        .json();
  }

  private static Outcome outcome(FunctionOutcome.Failed failed) {
    return new Outcome(
        "FAILED", Optional.of(failed.error()), Optional.of(failed.cause()), Optional.empty());
  }

  private ObjectNode output() {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    ArrayNode executions = output.putArray("executions");
    for (Run run : runs) {
      ObjectNode execution = executions.addObject();
      execution.put("connector", run.connector()).put("execution", run.execution());
      execution.setAll(run.outcome().tree());
    }
    ArrayNode before = output.putArray("startedBefore");
    earlier.forEach(
        e ->
            before
                .addObject()
                .put("connector", e.connector())
                .put("execution", e.execution())
                .put("status", e.status()));
    ArrayNode left = output.putArray("skipped");
    skipped.forEach(
        s -> left.addObject().put("connector", s.connector()).put("reason", s.reason()));
    return output;
  }
}

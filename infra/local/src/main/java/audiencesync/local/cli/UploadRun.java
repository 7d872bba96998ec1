package audiencesync.local.cli;

import audiencesync.local.cloud.Deployment;
import audiencesync.local.cloud.ExecutionRecord;
import audiencesync.local.engine.FunctionOutcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets an upload start its executions, and runs them to their ends, one after another. */
record UploadRun(Terminal terminal, Pipeline pipeline) {

  UploadResult run(JsonNode event) {
    Deployment.Started started = started(event);
    Map<String, Outcome> ended = new HashMap<>();
    for (ExecutionRecord execution : started.executions()) {
      try (Ticker ticker = ticker()) {
        Progress progress = new Progress(ticker, pipeline.waitScale());
        Outcome outcome =
            Interruption.saidDuring(terminal, () -> pipeline.run(execution, progress));
        ended.put(execution.name(), outcome);
      }
    }
    return result(started.answer(), ended);
  }

  private Deployment.Started started(JsonNode event) {
    try (Ticker ticker = ticker()) {
      return pipeline.upload(event, new Progress(ticker, pipeline.waitScale()));
    }
  }

  private Ticker ticker() {
    return new Ticker(terminal, System::nanoTime);
  }

  private UploadResult result(FunctionOutcome answer, Map<String, Outcome> ended) {
    Optional<FunctionOutcome.Failed> failed =
        answer instanceof FunctionOutcome.Failed f ? Optional.of(f) : Optional.empty();
    JsonNode output =
        answer instanceof FunctionOutcome.Returned returned
            ? returned.payload()
            : MissingNode.getInstance();
    List<UploadResult.Run> runs = new ArrayList<>();
    List<UploadResult.Earlier> earlier = new ArrayList<>();
    for (JsonNode start : output.path("started")) {
      String connector = start.path("connector").asText();
      String name = start.path("execution").asText();
      Outcome outcome = ended.get(name);
      if (outcome == null) {
        earlier.add(new UploadResult.Earlier(connector, name, pipeline.status(name)));
      } else {
        runs.add(new UploadResult.Run(connector, name, outcome));
      }
    }
    List<UploadResult.Skipped> skipped = new ArrayList<>();
    for (JsonNode left : output.path("skipped")) {
      String connector = left.path("connector").asText();
      skipped.add(new UploadResult.Skipped(connector, left.path("reason").asText()));
    }
    return new UploadResult(failed, runs, earlier, skipped);
  }
}

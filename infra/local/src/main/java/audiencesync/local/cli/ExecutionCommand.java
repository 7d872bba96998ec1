package audiencesync.local.cli;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What every command does that starts one execution: progress while it runs, then what came of it.
 *
 * @param command its name in complaints
 * @param json whether the result is for a machine
 */
record ExecutionCommand(Terminal terminal, String command, boolean json) {

  /** Runs it and gives the exit code. */
  int run(LocalSettings settings, JsonNode input) {
    Outcome outcome = execute(settings, input);
    if (json) {
      terminal.out().println(outcome.json());
    } else {
      new Summary(settings.bucket()).lines(outcome).forEach(terminal.out()::println);
    }
    if (!outcome.succeeded()) {
      terminal.complain(command, Failure.of(outcome).sentence());
    }
    return outcome.exitCode();
  }

  private Outcome execute(LocalSettings settings, JsonNode input) {
    try (Pipeline pipeline = Pipeline.open(settings);
        Ticker ticker = new Ticker(terminal, System::nanoTime)) {
      Progress progress = new Progress(ticker, pipeline.waitScale());
      return Interruption.saidDuring(terminal, () -> pipeline.run(input, progress));
    }
  }
}

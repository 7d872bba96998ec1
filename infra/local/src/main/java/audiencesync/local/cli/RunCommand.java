package audiencesync.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sync run}: one execution of the state machine. */
@Command(
    name = "run",
    description = "Run one execution with that input.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "EVENT.json",
      description =
          "the execution's input, such as {\"connector\": \"members\"}; - reads it from"
              + " standard input")
  private @Nullable String event;

  @Mixin private final ExecutionOptions options = new ExecutionOptions();

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    LocalSettings settings = options.settings();
    JsonNode input = JsonFiles.event(event == null ? "-" : event, terminal.in());
    return new ExecutionCommand(terminal, "sync run", options.json()).run(settings, input);
  }
}

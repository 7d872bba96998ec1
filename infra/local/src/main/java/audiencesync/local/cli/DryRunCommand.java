package audiencesync.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sync dry-run}: everything but the calls to LINE that change something. */
@Command(
    name = "dry-run",
    description = "Do everything but send: counts, guards and both reports.",
    mixinStandardHelpOptions = true)
final class DryRunCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "CONNECTOR", description = "the <name> of connectors/<name>.json")
  private @Nullable String connector;

  @Mixin private final ExecutionOptions options = new ExecutionOptions();

  DryRunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("connector", connector).put("dryRun", true);
    LocalSettings settings = options.settings();
    return new ExecutionCommand(terminal, "sync dry-run", options.json()).run(settings, input);
  }
}

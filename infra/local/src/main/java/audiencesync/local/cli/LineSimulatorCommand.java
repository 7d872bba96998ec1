package audiencesync.local.cli;

import audiencesync.local.demo.DemoBucket;
import audiencesync.local.line.LineSimulator;
import audiencesync.local.line.LineSimulatorConfig;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sync line-simulator}: LINE's custom audiences on 127.0.0.1, until it is stopped. */
@Command(
    name = "line-simulator",
    description = "Stand in for LINE on 127.0.0.1 until stopped with Ctrl-C.",
    mixinStandardHelpOptions = true)
final class LineSimulatorCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;

  private final Terminal terminal;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8085",
      description = "the port; 0 takes a free one (default: 8085)")
  private int port;

  @Option(
      names = "--secrets",
      paramLabel = "FILE",
      description = "whose keys may sign; without it those of the demo")
  private @Nullable Path secrets;

  LineSimulatorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > MOST_PORT) {
      throw new UsageException("--port is " + port + "; write a number from 0 to 65535.");
    }
    ObjectNode known =
        secrets == null ? JsonFiles.secrets(DemoBucket.secretsText()) : JsonFiles.secrets(secrets);
    try (LineSimulator simulator = start(known)) {
      terminal.out().println("LINE simulator: " + simulator.baseUrl() + " (Ctrl-C stops it)");
      if (secrets == null) {
        terminal.out().println("It knows the keys in the secrets.json of: sync demo --dir DIR");
      }
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private LineSimulator start(ObjectNode known) {
    try {
      return LineSimulator.start(LineSimulatorConfig.of(SimulatorKeys.of(known)).withPort(port));
    } catch (UncheckedIOException e) {
      throw new UsageException(
          "--port " + port + " is taken; choose another, or 0 for a free one.");
    }
  }
}

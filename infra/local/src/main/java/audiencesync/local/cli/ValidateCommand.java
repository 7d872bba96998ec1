package audiencesync.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sync validate}: everything that is wrong in any connector, at once. */
@Command(
    name = "validate",
    description = "Check every connector in connectors/ and name all problems.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--bucket",
      paramLabel = "DIR",
      required = true,
      description = "the folder whose files are the bucket's objects")
  private @Nullable Path bucket;

  @Option(
      names = "--secrets",
      paramLabel = "FILE",
      description = "JSON object: secret id to secret object; checks the secrets, too")
  private @Nullable Path secrets;

  @Option(names = "--json", description = "the last line of standard output is JSON")
  private boolean json;

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** 1 when a connector cannot be used, or there is none. */
  @Override
  public Integer call() {
    Path folder = ExecutionOptions.folder(bucket).resolve("connectors");
    Optional<ObjectNode> known = Optional.ofNullable(secrets).map(JsonFiles::secrets);
    ConnectorFolder connectors = new ConnectorFolder(folder, known);
    Validation validation = Validation.of(connectors);
    if (validation.checks().isEmpty()) {
      terminal.complain(
          "sync validate",
          "there is no connector; write one as connectors/<name>.json in --bucket.");
    }
    if (json) {
      terminal.out().println(validation.json());
    } else {
      validation.lines().forEach(terminal.out()::println);
    }
    return validation.succeeded() ? 0 : 1;
  }
}

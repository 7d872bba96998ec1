package audiencesync.local.cli;

import audiencesync.sync.connector.ConnectorReader;
import audiencesync.sync.connector.InvalidConnectorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sync validate}: everything that is wrong in any connector, at once. */
@Command(
    name = "validate",
    description = "Check every connector in connectors/ and name all problems.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  private static final String ENDING = ".json";

  private final Terminal terminal;

  @Option(
      names = "--bucket",
      paramLabel = "DIR",
      required = true,
      description = "the folder whose files are the bucket's objects")
  private @Nullable Path bucket;

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path folder = ExecutionOptions.folder(bucket).resolve("connectors");
    List<Path> files = files(folder);
    if (files.isEmpty()) {
      terminal.complain(
          "sync validate",
          "there is no connector; write one as connectors/<name>.json in --bucket.");
      return 1;
    }
    long invalid = files.stream().filter(file -> !isValid(file)).count();
    terminal.out().println("Connectors: " + files.size() + ", invalid: " + invalid);
    return invalid == 0 ? 0 : 1;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(ValidateCommand::isDocument).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("connectors/ cannot be listed", e);
    }
  }

  private static boolean isDocument(Path file) {
    return Files.isRegularFile(file) && file.getFileName().toString().endsWith(ENDING);
  }

  private boolean isValid(Path file) {
    String fileName = file.getFileName().toString();
    String name = fileName.substring(0, fileName.length() - ENDING.length());
    try {
      ConnectorReader.read(name, Files.readAllBytes(file));
      terminal.out().println(name + ": valid");
      return true;
    } catch (InvalidConnectorException e) {
      terminal.out().println(name + ":");
      e.problems().forEach(problem -> terminal.out().println("  " + problem));
      return false;
    } catch (IOException e) {
      terminal.out().println(name + ": cannot be read; look at the file's permissions");
      return false;
    }
  }
}

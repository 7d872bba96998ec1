package audiencesync.local.cli;

import audiencesync.local.demo.DemoBucket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sync demo}: three runs of one connector over sample data, checked against the truth. */
@Command(
    name = "demo",
    description = "Run a connector three times over sample data, against a simulated LINE.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "a new or empty folder for the sample data (default: a temporary one)")
  private @Nullable Path folder;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    DemoBucket data = new DemoBucket(fresh(folder).toAbsolutePath().normalize());
    data.writeFirstDay();
    LocalSettings settings =
        new LocalSettings(data.bucket(), JsonFiles.secrets(data.secrets()), Optional.empty(), 0);
    try (Pipeline pipeline = Pipeline.open(settings)) {
      return new Demo(terminal, data, pipeline).play() ? 0 : 1;
    }
  }

  private static Path fresh(@Nullable Path folder) throws IOException {
    if (folder == null) {
      return Files.createTempDirectory("line-audience-sync-demo-");
    }
    if (Files.exists(folder) && !isEmptyFolder(folder)) {
      throw new UsageException("--dir " + folder + " is not empty; name a new folder.");
    }
    return folder;
  }

  private static boolean isEmptyFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> content = Files.list(folder)) {
      return content.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be listed", e);
    }
  }
}

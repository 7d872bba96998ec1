package audiencesync.local.cli;

import audiencesync.aws.S3ObjectStore;
import audiencesync.local.cloud.LocalS3;
import audiencesync.sync.PreviewConnector;
import audiencesync.sync.PreviewConnector.InputPreview;
import audiencesync.sync.PreviewConnector.Refusal;
import audiencesync.sync.WritePreview;
import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.document.CorruptDocumentException;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoreException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code sync preview}: the first rows of each input, masked. */
@Command(
    name = "preview",
    description =
        "Show the first rows of each input after mapping and filter, masked; as a page too.",
    mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "CONNECTOR", description = "the <name> of connectors/<name>.json")
  private @Nullable String connector;

  @Option(
      names = "--bucket",
      paramLabel = "DIR",
      required = true,
      description = "the folder whose files are the bucket's objects")
  private @Nullable Path bucket;

  @Option(names = "--json", description = "the last line of standard output is JSON")
  private boolean json;

  PreviewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path folder = ExecutionOptions.folder(bucket);
    ConnectorName name =
        ConnectorName.parse(String.valueOf(connector))
            .orElseThrow(
                () ->
                    new UsageException(
                        "CONNECTOR is not a connector's name; write the <name> of"
                            + " connectors/<name>.json."));
    try (LocalS3 s3 = LocalS3.serve(folder);
        S3Client client = LocalClients.s3(s3.endpoint())) {
      ObjectStore store = new S3ObjectStore(client, LocalS3.BUCKET);
      List<InputPreview> previews = new PreviewConnector(store).run(name);
      WritePreview page = new WritePreview(store, Clock.systemUTC());
      return show(previews, key(page, name, previews).map(folder::resolve));
    } catch (RuntimeException e) {
      return refused(e);
    }
  }

  /** Without its page everything is shown all the same. */
  private Optional<String> key(WritePreview page, ConnectorName name, List<InputPreview> previews) {
    try {
      return Optional.of(page.run(name, previews));
    } catch (StoreException | CorruptDocumentException e) {
      terminal.complain("sync preview", "the page was not written: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** An input that a run would refuse is shown as far as it goes, and is a failure. */
  private int show(List<InputPreview> previews, Optional<Path> page) {
    if (json) {
      terminal.out().println(PreviewJson.of(previews, page));
    } else {
      PreviewText.lines(previews).forEach(terminal.out()::println);
      page.ifPresent(file -> terminal.out().println("Page: " + file));
    }
    previews.forEach(preview -> preview.refusal().ifPresent(why -> complain(preview, why)));
    return previews.stream().allMatch(preview -> preview.refusal().isEmpty()) ? 0 : 1;
  }

  private void complain(InputPreview preview, Refusal why) {
    String error = why.error().substring(why.error().lastIndexOf('.') + 1);
    terminal.complain(
        "sync preview", preview.input().label() + ": " + error + ": " + why.message());
  }

  /** What the pipeline refuses is said as it says it; anything else is a fault of ours. */
  private int refused(RuntimeException e) {
    if (!e.getClass().getName().startsWith("audiencesync.") || e instanceof UsageException) {
      throw e;
    }
    terminal.complain("sync preview", e.getClass().getSimpleName() + ": " + e.getMessage());
    if (json) {
      terminal.out().println(PreviewJson.failed(e));
    }
    return 1;
  }
}

package audiencesync.local.cli;

import audiencesync.local.cloud.UploadEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sync upload}: what happens on AWS when that object lands. */
@Command(
    name = "upload",
    description =
        "Tell StartSync, as S3 would, that KEY has landed, and run what that starts. An upload that"
            + " starts nothing is no failure.",
    mixinStandardHelpOptions = true)
final class UploadCommand implements Callable<Integer> {
  /** The two ways in which S3 tells of uploads. */
  enum Shape {
    EVENTBRIDGE,
    S3
  }

  private final Terminal terminal;

  @Parameters(
      paramLabel = "KEY",
      description = "the object's key: its path below DIR, such as inbox/members/_SUCCESS")
  private @Nullable String key;

  @Option(
      names = "--event-shape",
      paramLabel = "SHAPE",
      defaultValue = "EVENTBRIDGE",
      description = "how S3 tells it: EVENTBRIDGE (as the template has it) or S3 (a notification)")
  private Shape shape = Shape.EVENTBRIDGE;

  @Mixin private final ExecutionOptions options = new ExecutionOptions();

  UploadCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    LocalSettings settings = options.settings();
    String landed = existing(settings.bucket());
    UploadEvent upload = UploadEvent.of(settings.bucket(), landed);
    JsonNode event = shape == Shape.S3 ? upload.ofS3() : upload.ofEventBridge();
    try (Pipeline pipeline = Pipeline.open(settings)) {
      UploadResult result = new UploadRun(terminal, pipeline).run(event);
      if (options.json()) {
        terminal.out().println(result.json());
      } else {
        new UploadText(landed, settings.bucket()).lines(result).forEach(terminal.out()::println);
      }
      result.complaints().forEach(complaint -> terminal.complain("sync upload", complaint));
      return result.exitCode();
    }
  }

  /** The key of a file of the bucket, spelt as S3 would spell it. */
  private String existing(Path bucket) {
    String given = key == null ? "" : key;
    try {
      Path file = bucket.resolve(given).normalize();
      boolean below = file.startsWith(bucket) && Files.isRegularFile(file);
      if (below && bucket.relativize(file).toString().replace('\\', '/').equals(given)) {
        return given;
      }
    } catch (InvalidPathException e) {
      // Said below: there cannot be a file of that name.
    }
    throw new UsageException(
        "KEY is not a file in --bucket " + bucket + "; write its path below that folder.");
  }
}

package audiencesync.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that starts an execution, as written; checked when asked for. */
final class ExecutionOptions {
  @Option(
      names = "--bucket",
      paramLabel = "DIR",
      required = true,
      description = "the folder whose files are the bucket's objects")
  private @Nullable Path bucket;

  @Mixin private final LineOptions line = new LineOptions();

  @Option(names = "--json", description = "the last line of standard output is JSON")
  private boolean json;

  boolean json() {
    return json;
  }

  /**
   * What the options say.
   *
   * @throws UsageException naming the option that cannot be used
   */
  LocalSettings settings() {
    ObjectNode known = line.secrets().orElseGet(JsonFiles::noSecrets);
    return new LocalSettings(folder(bucket), known, line.url(), line.waitScale());
  }

  /** A folder that exists. */
  static Path folder(@Nullable Path bucket) {
    if (bucket == null) {
      throw new UsageException("--bucket is missing; name the folder that is the bucket.");
    }
    if (!Files.exists(bucket)) {
      throw new UsageException("--bucket " + bucket + " does not exist; name a folder.");
    }
    if (!Files.isDirectory(bucket)) {
      throw new UsageException("--bucket " + bucket + " is a file; name the folder that holds it.");
    }
    StrayEntries.refuse(bucket);
    return bucket.toAbsolutePath().normalize();
  }
}

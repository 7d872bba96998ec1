package audiencesync.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that starts an execution, as written; checked when asked for. */
final class ExecutionOptions {
  @Option(
      names = "--bucket",
      paramLabel = "DIR",
      required = true,
      description = "the folder whose files are the bucket's objects")
  private @Nullable Path bucket;

  @Option(
      names = "--secrets",
      paramLabel = "FILE",
      description = "JSON object: secret id to secret object")
  private @Nullable Path secrets;

  @Option(
      names = "--line-ads-url",
      paramLabel = "URL",
      description = "LINE's base, for example http://127.0.0.1:8085/api; without it a simulator")
  private @Nullable String lineAdsUrl;

  @Option(
      names = "--wait-scale",
      paramLabel = "X",
      defaultValue = "1",
      description = "waits are slept times X; only with --line-ads-url (default: 1)")
  private double waitScale;

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
    ObjectNode known = secrets == null ? JsonFiles.noSecrets() : JsonFiles.secrets(secrets);
    return new LocalSettings(folder(bucket), known, url(), scale());
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

  private Optional<URI> url() {
    return lineAdsUrl == null ? Optional.empty() : Optional.of(url(lineAdsUrl));
  }

  private static URI url(String text) {
    try {
      URI url = new URI(text);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (http && url.getHost() != null && url.getQuery() == null && url.getFragment() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Said below, in the words of the option.
    }
    throw new UsageException(
        "--line-ads-url is not a URL; write LINE's base such as http://127.0.0.1:8085/api.");
  }

  private double scale() {
    if (!(waitScale >= 0) || Double.isInfinite(waitScale)) {
      throw new UsageException(
          "--wait-scale is "
              + waitScale
              + "; write 0 (no waits), 1 (real waits) or a number between.");
    }
    return waitScale;
  }
}

package audiencesync.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of every command that talks to LINE, as written; checked when asked for, and then the
 * one that cannot be used is named by a {@link UsageException}.
 */
final class LineOptions {
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

  /** What the file holds; empty when none is named. */
  Optional<ObjectNode> secrets() {
    return Optional.ofNullable(secrets).map(JsonFiles::secrets);
  }

  /** LINE's base; empty for the simulator. */
  Optional<URI> url() {
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

  /** By how much waits are stretched. */
  double waitScale() {
    if (!(waitScale >= 0) || Double.isInfinite(waitScale)) {
      throw new UsageException(
          "--wait-scale is "
              + waitScale
              + "; write 0 (no waits), 1 (real waits) or a number between.");
    }
    return waitScale;
  }
}

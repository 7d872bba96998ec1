package audiencesync.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What executions on this machine work with.
 *
 * @param bucket the folder whose files are the bucket's objects
 * @param secrets secret id to secret
 * @param lineAdsUrl LINE's base; empty for the simulator
 * @param waitScale how much of each wait is slept against a URL; 0 or more
 */
record LocalSettings(Path bucket, ObjectNode secrets, Optional<URI> lineAdsUrl, double waitScale) {
  /** Without the secrets. */
  @Override
  public String toString() {
    return "LocalSettings[bucket=" + bucket + ", lineAdsUrl=" + lineAdsUrl + "]";
  }
}

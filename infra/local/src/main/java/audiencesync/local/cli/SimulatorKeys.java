package audiencesync.local.cli;

import audiencesync.lineads.LineAdsKeys;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who may sign at the simulator: whoever the secrets name. */
final class SimulatorKeys {
  private SimulatorKeys() {}

  /** The keys of every usable secret; what is wrong with another is for the pipeline to say. */
  static LineAdsKeys[] of(ObjectNode secrets) {
    List<LineAdsKeys> keys = new ArrayList<>();
    secrets.forEach(secret -> keysOf(secret).ifPresent(keys::add));
    return keys.toArray(new LineAdsKeys[0]);
  }

  private static Optional<LineAdsKeys> keysOf(JsonNode secret) {
    try {
      return Optional.of(
          new LineAdsKeys(
              secret.path("adAccountId").asText(),
              secret.path("accessKey").asText(),
              secret.path("secretKey").asText()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

package audiencesync.local.cli;

import audiencesync.audience.IdentifierType;
import audiencesync.local.line.LineSimulator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The audiences that the connectors of a bucket are bound to. A simulator lives as long as one
 * command; told of these, it is the LINE that earlier commands left.
 */
final class EarlierAudiences {
  private static final JsonMapper MAPPER = new JsonMapper();

  private EarlierAudiences() {}

  /** An audience that an earlier command made, without the people in it. */
  record Known(String adAccountId, String id, String name, IdentifierType type) {
    /** Makes the simulator know it, if it knows the ad account. */
    void addTo(LineSimulator simulator) {
      simulator.restoreAudience(adAccountId, id, name, type);
    }
  }

  static List<Known> of(Path bucket) {
    Path states = bucket.resolve("state");
    if (!Files.isDirectory(states)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(states)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(EarlierAudiences::read)
          .flatMap(Optional::stream)
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("state/ cannot be listed", e);
    }
  }

  /** A state that cannot be read is for the pipeline to refuse. */
  private static Optional<Known> read(Path file) {
    try {
      JsonNode audience = MAPPER.readTree(Files.readAllBytes(file)).path("audience");
      return audience.path("id").isTextual() ? Optional.of(known(audience)) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Known known(JsonNode audience) {
    return new Known(
        audience.path("adAccountId").asText(),
        audience.path("id").asText(),
        audience.path("name").asText(),
        IdentifierType.valueOf(audience.path("identifierType").asText()));
  }
}

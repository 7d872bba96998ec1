package audiencesync.local.cli;

import audiencesync.export.Printable;
import audiencesync.sync.connector.AdsApiSettingReader;
import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.ConnectorReader;
import audiencesync.sync.connector.InvalidAdsApiSettingException;
import audiencesync.sync.connector.InvalidConnectorException;
import audiencesync.sync.connector.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder {@code connectors/} of a bucket, and the secrets that they may name. */
record ConnectorFolder(Path folder, Optional<ObjectNode> secrets) {
  private static final String ENDING = ".json";

  /** Every document, by name. */
  List<ConnectorCheck> checks() {
    return entries().filter(ConnectorFolder::isDocument).map(this::check).toList();
  }

  /** What lies there and is never read as a connector. */
  List<Warning> strangers() {
    return entries()
        .filter(entry -> !isDocument(entry))
        .map(entry -> Printable.of("connectors/" + entry.getFileName()))
        .map(
            key ->
                new Warning(
                    List.of(key),
                    "is never read; a connector is connectors/<name>.json, directly in that"
                        + " folder"))
        .toList();
  }

  private Stream<Path> entries() {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("connectors/ cannot be listed", e);
    }
  }

  private static boolean isDocument(Path file) {
    return Files.isRegularFile(file) && file.getFileName().toString().endsWith(ENDING);
  }

  private ConnectorCheck check(Path file) {
    String fileName = file.getFileName().toString();
    String name = fileName.substring(0, fileName.length() - ENDING.length());
    try {
      Connector connector = ConnectorReader.read(name, Files.readAllBytes(file));
      return new ConnectorCheck(name, Optional.of(connector), unknown(connector.secretId()));
    } catch (InvalidConnectorException e) {
      return new ConnectorCheck(Printable.of(name), Optional.empty(), e.problems());
    } catch (IOException e) {
      Problem unreadable = new Problem("$", "cannot be read; look at the file's permissions");
      return new ConnectorCheck(Printable.of(name), Optional.empty(), List.of(unreadable));
    }
  }

  private List<Problem> unknown(String secretId) {
    return secrets
        .filter(known -> !known.has(secretId))
        .map(known -> List.of(new Problem("$.adsApi.secretId", notAmong(known))))
        .orElse(List.of());
  }

  private static String notAmong(ObjectNode known) {
    List<String> ids = new ArrayList<>();
    known.fieldNames().forEachRemaining(ids::add);
    String instead = ids.isEmpty() ? "" : "write one of " + String.join(", ", ids) + ", or ";
    return "names a secret that --secrets does not hold; " + instead + "add it there";
  }

  /** Every secret that is there and that one of these connectors names. */
  List<SecretCheck> secretChecks(List<ConnectorCheck> checks) {
    return checks.stream()
        .flatMap(check -> check.connector().stream())
        .map(Connector::secretId)
        .distinct()
        .flatMap(id -> secrets.map(known -> known.get(id)).stream().map(s -> check(id, s)))
        .toList();
  }

  private static SecretCheck check(String id, JsonNode secret) {
    try {
      AdsApiSettingReader.read(id, secret.toString());
      return new SecretCheck(id, List.of());
    } catch (InvalidAdsApiSettingException e) {
      return new SecretCheck(id, e.problems());
    }
  }
}

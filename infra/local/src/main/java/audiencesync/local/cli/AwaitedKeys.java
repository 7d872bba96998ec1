package audiencesync.local.cli;

import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.connector.ConnectorReader;
import audiencesync.sync.connector.InvalidConnectorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which uploads the connectors of a bucket wait for, for a person whose upload started none. */
final class AwaitedKeys {
  private static final String ENDING = ".json";

  private AwaitedKeys() {}

  /** A line for each connector, by name. */
  static List<String> lines(Path bucket) {
    Path folder = bucket.resolve("connectors");
    if (!Files.isDirectory(folder)) {
      return List.of("there is no connector; write one as connectors/<name>.json in --bucket.");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().flatMap(AwaitedKeys::line).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("connectors/ cannot be listed", e);
    }
  }

  private static Stream<String> line(Path file) {
    String fileName = file.getFileName().toString();
    return fileName.endsWith(ENDING)
        ? ConnectorName.parse(fileName.substring(0, fileName.length() - ENDING.length())).stream()
            .map(name -> name + ": " + awaited(name, file))
        : Stream.empty();
  }

  private static String awaited(ConnectorName name, Path file) {
    try {
      List<String> keys =
          ConnectorReader.read(name.value(), Files.readAllBytes(file)).awaitedKeys().stream()
              .sorted()
              .toList();
      return keys.isEmpty()
          ? "no upload (it has neither \"trigger\" nor \"keys\")"
          : String.join(", ", keys);
    } catch (InvalidConnectorException e) {
      return "not known, the document is invalid; see sync validate";
    } catch (IOException e) {
      return "not known, the document cannot be read; look at the file's permissions";
    }
  }
}

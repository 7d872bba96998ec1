package audiencesync.sync;

import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.connector.ConnectorReader;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.work.WorkFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Finds connectors in the bucket. */
final class ConnectorFiles {
  private static final String PREFIX = "connectors/";
  private static final String SUFFIX = ".json";

  private final ObjectStore store;

  ConnectorFiles(ObjectStore store) {
    this.store = store;
  }

  /**
   * A connector's document as it stands.
   *
   * @throws ConnectorNotFoundException when there is none of that name
   */
  byte[] content(ConnectorName name) {
    return store
        .read(name.key())
        .orElseThrow(() -> new ConnectorNotFoundException(name.key(), names()));
  }

  /** The names of all connectors, in order; documents whose name is none are nobody's. */
  List<ConnectorName> all() {
    return store.list(PREFIX).stream()
        .flatMap(found -> ConnectorName.ofKey(found.key()).stream())
        .toList();
  }

  /** A connector's document, as much of it as a reader looks at; more than that is refused. */
  byte[] beginning(ConnectorName name) {
    try (InputStream in = store.open(name.key())) {
      return in.readNBytes(ConnectorReader.MAX_BYTES + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("streams of the store throw nothing checked", e);
    }
  }

  /** The connector as it was when the run began. */
  static Connector ofRun(RunRef run, WorkFiles work) {
    byte[] content =
        work.connector()
            .orElseThrow(() -> new IllegalStateException("the run has kept no connector"));
    return ConnectorReader.read(run.connector(), content);
  }

  private List<String> names() {
    return store.list(PREFIX).stream()
        .map(StoredObject::key)
        .filter(key -> key.endsWith(SUFFIX))
        .map(key -> key.substring(PREFIX.length(), key.length() - SUFFIX.length()))
        .toList();
  }
}

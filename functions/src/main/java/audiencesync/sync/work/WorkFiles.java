package audiencesync.sync.work;

import audiencesync.sync.document.Documents;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.run.RunRef;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The documents of one run. */
public final class WorkFiles {
  private final ObjectStore store;
  private final Documents documents;
  private final String prefix;

  public WorkFiles(ObjectStore store, RunRef run) {
    this.store = store;
    this.documents = new Documents(store);
    this.prefix = "work/" + run.runId() + "/";
  }

  /**
   * The document of that type, written earlier in this run.
   *
   * @throws IllegalStateException when there is none: a step is missing before this one
   */
  public <T> T require(Class<T> type) {
    return find(type)
        .orElseThrow(() -> new IllegalStateException(key(type) + " is missing in this run's work"));
  }

  /** The document of that type, if the run has come so far. */
  public <T> Optional<T> find(Class<T> type) {
    return documents.read(key(type), type);
  }

  /** Writes a document; repeating a step writes it again. */
  public void write(Object document) {
    documents.write(key(document.getClass()), document);
  }

  /** Keeps the connector as it was when the run began. */
  public void writeConnector(byte[] json) {
    store.write(connectorKey(), json, "application/json");
  }

  public Optional<byte[]> connector() {
    return store.read(connectorKey());
  }

  /** Where the file of that number is staged: hashes, or advertising ids, one a line. */
  public String chunkKey(int number) {
    return prefix + String.format(Locale.ROOT, "chunk-%04d.csv", number);
  }

  /** Adds the calls of one step; at least one. Repeating the step adds its further calls. */
  public void addLineCalls(LineCalls calls) {
    String first = String.format(Locale.ROOT, "%013d", calls.calls().get(0).time().toEpochMilli());
    documents.write(prefix + "line-calls/" + first + "-" + UUID.randomUUID() + ".json", calls);
  }

  /** The calls of every step so far, in the order of the steps. */
  public Stream<LineCalls> lineCalls() {
    return store.list(prefix + "line-calls/").stream()
        .flatMap(object -> documents.read(object.key(), LineCalls.class).stream());
  }

  private String connectorKey() {
    return prefix + "connector.json";
  }

  private String key(Class<?> type) {
    return prefix + type.getSimpleName().toLowerCase(Locale.ROOT) + ".json";
  }
}

package audiencesync.sync.state;

import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.document.Documents;
import audiencesync.sync.document.OpenDocument;
import audiencesync.sync.run.RunRef;

/**
 * Where connectors' states are kept. Written only by who holds the connector's lock; and because a
 * function may go on when its execution was stopped and its lock has passed on, only over what it
 * has seen.
 */
public final class ConnectorStates {
  private final Documents documents;

  public ConnectorStates(Documents documents) {
    this.documents = documents;
  }

  /** A connector's state; {@link ConnectorState#none} when it never ran. */
  public ConnectorState read(RunRef run) {
    return read(new ConnectorName(run.connector()));
  }

  /** The same, for who only looks. */
  public ConnectorState read(ConnectorName connector) {
    return documents.read(key(connector), ConnectorState.class).orElseGet(ConnectorState::none);
  }

  /**
   * A connector's state, to be changed. Open it first and make sure of the lock then: whoever takes
   * the lock later writes over it, and the next write here is refused.
   */
  public OpenState open(RunRef run) {
    return new OpenState(
        documents.open(key(new ConnectorName(run.connector())), ConnectorState.class));
  }

  private static String key(ConnectorName connector) {
    return "state/" + connector.value() + ".json";
  }

  /** A state that nobody else has written since it was read. */
  public static final class OpenState {
    private final OpenDocument<ConnectorState> document;
    private ConnectorState state;

    private OpenState(OpenDocument<ConnectorState> document) {
      this.document = document;
      this.state = document.content().orElseGet(ConnectorState::none);
    }

    /** As it was read or written last. */
    public ConnectorState state() {
      return state;
    }

    /**
     * Makes sure that nobody else has written it.
     *
     * @throws audiencesync.sync.document.DocumentOverwrittenException when another run has
     */
    public void verify() {
      document.verify();
    }

    /**
     * Writes it.
     *
     * @throws audiencesync.sync.document.DocumentOverwrittenException when another run has written
     *     it since; then nothing is written
     */
    public void write(ConnectorState changed) {
      document.write(changed);
      state = changed;
    }
  }
}

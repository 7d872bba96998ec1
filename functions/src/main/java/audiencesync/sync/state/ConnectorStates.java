package audiencesync.sync.state;

import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.document.Documents;
import audiencesync.sync.run.RunRef;

/** Where connectors' states are kept. Written only by who holds the connector's lock. */
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

  public void write(RunRef run, ConnectorState state) {
    documents.write(key(new ConnectorName(run.connector())), state);
  }

  private static String key(ConnectorName connector) {
    return "state/" + connector.value() + ".json";
  }
}

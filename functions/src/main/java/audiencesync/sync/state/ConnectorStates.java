package audiencesync.sync.state;

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
    return documents.read(key(run), ConnectorState.class).orElseGet(ConnectorState::none);
  }

  public void write(RunRef run, ConnectorState state) {
    documents.write(key(run), state);
  }

  private static String key(RunRef run) {
    return "state/" + run.connector() + ".json";
  }
}

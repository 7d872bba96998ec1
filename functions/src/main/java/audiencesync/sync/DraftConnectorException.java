package audiencesync.sync;

import audiencesync.sync.connector.ConnectorName;

/** The connector is a draft: preview and dry run work, sending does not. */
public final class DraftConnectorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DraftConnectorException(ConnectorName connector) {
    super(
        "Connector "
            + connector.value()
            + " is a draft, nothing was sent. Set \"status\": \"ACTIVE\" in "
            + connector.key()
            + " to send, or run it with \"dryRun\": true.");
  }
}

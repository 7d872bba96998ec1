package audiencesync.sync;

import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.connector.InvalidConnectorException;
import audiencesync.sync.document.Documents;
import audiencesync.sync.document.Sha256;
import audiencesync.sync.port.Notices;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.report.Notice;
import java.nio.charset.StandardCharsets;

/**
 * Tells people of a connector that no upload can start because its document is invalid: once for
 * each faulty document, however many files land. A run would tell of it, but there is none.
 */
final class InvalidConnectorNotices {
  private final ObjectStore store;
  private final Notices notices;

  InvalidConnectorNotices(ObjectStore store, Notices notices) {
    this.store = store;
    this.notices = notices;
  }

  /** A mark that people have been told. */
  record Told(int version, String connector) {}

  /** Tells of it unless that has been done. The mark comes second: better twice than never. */
  void tell(ConnectorName connector, byte[] document, InvalidConnectorException invalid) {
    String mark = mark(connector, document);
    if (store.find(mark).isPresent()) {
      return;
    }
    Notice notice =
        Notice.ofInvalidConnector(connector.value(), String.valueOf(invalid.getMessage()));
    notices.publish(notice.subject(), notice.text(), notice.values());
    new Documents(store).create(mark, new Told(Documents.VERSION, connector.value()));
  }

  private static String mark(ConnectorName connector, byte[] document) {
    String content = new String(document, StandardCharsets.ISO_8859_1);
    return "claims/" + connector + "/invalid-" + Sha256.hex(content, 32) + ".json";
  }
}

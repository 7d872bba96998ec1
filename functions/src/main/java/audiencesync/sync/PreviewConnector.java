package audiencesync.sync;

import audiencesync.audience.Input;
import audiencesync.export.CharsetCertainty;
import audiencesync.export.FileFormat;
import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.connector.ConnectorReader;
import audiencesync.sync.connector.InputSpec;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.report.MaskedSample;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows what a connector reads before anything is counted or sent: the first rows of each input
 * after mapping and filter, masked. Calls nobody and writes nothing. KARTE: サンプル.
 */
public final class PreviewConnector {
  /**
   * The beginning of one input's file.
   *
   * @param charset name of the charset that was recognised or configured
   * @param certainty how sure it is that it was written in that charset, as far as it was read
   * @param compression {@code none} or {@code gzip}
   * @param sample header and masked rows
   */
  public record Preview(
      FileFormat format,
      String charset,
      CharsetCertainty certainty,
      String compression,
      MaskedSample sample) {}

  private final ObjectStore store;

  public PreviewConnector(ObjectStore store) {
    this.store = store;
  }

  /**
   * Of each input, the first 20 rows.
   *
   * @throws ConnectorNotFoundException when there is no such connector
   */
  public List<Preview> run(ConnectorName name) {
    byte[] content = new ConnectorFiles(store).content(name);
    Connector connector = ConnectorReader.read(name.value(), content);
    List<Preview> previews = new ArrayList<>(of(connector, Input.SEGMENT, connector.segment()));
    connector
        .identity()
        .map(identity -> of(connector, Input.IDENTITY, identity))
        .ifPresent(previews::addAll);
    return List.copyOf(previews);
  }

  private List<Preview> of(Connector connector, Input input, InputSpec spec) {
    return new InputSamples(store, connector.identifier())
        .of(input, spec, new InputSelection(store).select(input.label(), spec));
  }
}

package audiencesync.sync;

import audiencesync.audience.IdentifierRule;
import audiencesync.audience.Input;
import audiencesync.export.ExportReader;
import audiencesync.export.FileFormat;
import audiencesync.export.ReadLimits;
import audiencesync.export.Sample;
import audiencesync.export.SampleRow;
import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.connector.ConnectorReader;
import audiencesync.sync.connector.InputSpec;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.preview.Masking;
import audiencesync.sync.report.MaskedSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows what a connector reads before anything is counted or sent: the first rows of each input
 * after mapping and filter, masked. Calls nobody and writes nothing. KARTE: サンプル.
 */
public final class PreviewConnector {
  /** How many rows of each input are shown. */
  public static final int ROWS = 20;

  /**
   * The beginning of one input's file.
   *
   * @param charset name of the charset that was recognised or configured
   * @param compression {@code none} or {@code gzip}
   * @param sample header and masked rows
   */
  public record Preview(
      FileFormat format, String charset, String compression, MaskedSample sample) {}

  private final ObjectStore store;

  public PreviewConnector(ObjectStore store) {
    this.store = store;
  }

  /**
   * Of each input, as many files as it takes to show {@value #ROWS} rows.
   *
   * @throws ConnectorNotFoundException when there is no such connector
   */
  public List<Preview> run(ConnectorName name) {
    Connector connector =
        ConnectorReader.read(name.value(), new ConnectorFiles(store).content(name));
    List<Preview> previews =
        new ArrayList<>(previews(Input.SEGMENT, connector.segment(), connector.identifier()));
    connector
        .identity()
        .map(identity -> previews(Input.IDENTITY, identity, connector.identifier()))
        .ifPresent(previews::addAll);
    return List.copyOf(previews);
  }

  private List<Preview> previews(Input input, InputSpec spec, IdentifierRule rule) {
    String what = input == Input.SEGMENT ? "segment" : "identity";
    ExportReader reader = new ExportReader(spec.table(), ReadLimits.DEFAULT);
    List<Preview> previews = new ArrayList<>();
    int missing = ROWS;
    for (StoredObject object : new InputSelection(store).select(what, spec)) {
      if (missing > 0) {
        Sample sample = reader.sample(new StoredExport(store, object), missing);
        missing -= sample.rows().size();
        previews.add(preview(sample, new Shown(input, object.key(), spec, rule)));
      }
    }
    return previews;
  }

  private static Preview preview(Sample sample, Shown shown) {
    List<MaskedSample.Row> rows = sample.rows().stream().map(shown::masked).toList();
    MaskedSample masked = new MaskedSample(shown.input(), shown.key(), sample.header(), rows);
    return new Preview(sample.format(), sample.charset(), sample.compression(), masked);
  }

  /** What is shown, and by which rules it is masked. */
  private record Shown(Input input, String key, InputSpec spec, IdentifierRule rule) {
    MaskedSample.Row masked(SampleRow row) {
      return new MaskedSample.Row(
          spec.table().userId().map(column -> Masking.userId(row.userId())),
          identifier(row.identifier()));
    }

    private Optional<String> identifier(String raw) {
      return spec.table().identifier().map(column -> Masking.identifier(raw, rule));
    }
  }
}

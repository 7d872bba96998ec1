package audiencesync.sync;

import audiencesync.audience.IdentifierRule;
import audiencesync.audience.Input;
import audiencesync.export.ExportReader;
import audiencesync.export.ReadLimits;
import audiencesync.export.Sample;
import audiencesync.export.SampleRow;
import audiencesync.sync.PreviewConnector.Preview;
import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.InputSpec;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.preview.Masking;
import audiencesync.sync.report.MaskedSample;
import audiencesync.sync.work.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The first rows of inputs after mapping and filter, masked. */
final class InputSamples {
  /** How many rows of each input are shown. */
  static final int ROWS = 20;

  private final ObjectStore store;
  private final IdentifierRule rule;

  InputSamples(ObjectStore store, IdentifierRule rule) {
    this.store = store;
    this.rule = rule;
  }

  /** Of every input of a run. */
  static List<MaskedSample> ofRun(ObjectStore store, Connector connector, Plan plan) {
    InputSamples samples = new InputSamples(store, connector.identifier());
    List<Preview> previews =
        new ArrayList<>(samples.of(Input.SEGMENT, connector.segment(), plan.segment()));
    connector
        .identity()
        .map(spec -> samples.of(Input.IDENTITY, spec, plan.identity()))
        .ifPresent(previews::addAll);
    return previews.stream().map(Preview::sample).toList();
  }

  /** Of as many of the input's files as it takes to show {@value #ROWS} rows. */
  private List<Preview> of(Input input, InputSpec spec, List<StoredObject> objects) {
    List<Preview> previews = new ArrayList<>();
    each(new Selected(input, spec, objects), previews::add);
    return previews;
  }

  /** The same, one file after another, until one cannot be read. */
  void each(Selected selected, Consumer<Preview> previews) {
    InputSpec spec = selected.spec();
    ExportReader reader =
        new ExportReader(spec.table(), ReadLimits.DEFAULT.withMaxBytes(spec.maxBytes()));
    int missing = ROWS;
    for (StoredObject object : selected.objects()) {
      if (missing > 0) {
        Sample sample = reader.sample(new StoredExport(store, object), missing);
        missing -= sample.rows().size();
        previews.accept(preview(sample, new Shown(selected.input(), object.key(), spec)));
      }
    }
  }

  private Preview preview(Sample sample, Shown shown) {
    List<MaskedSample.Row> rows =
        sample.rows().stream().map(row -> masked(row, shown.spec())).toList();
    MaskedSample masked = new MaskedSample(shown.input(), shown.key(), sample.header(), rows);
    return new Preview(
        sample.format(), sample.charset(), sample.certainty(), sample.compression(), masked);
  }

  private MaskedSample.Row masked(SampleRow row, InputSpec spec) {
    return new MaskedSample.Row(
        spec.table().userId().map(column -> Masking.userId(row.userId())),
        spec.table().identifier().map(column -> Masking.identifier(row.identifier(), rule)));
  }

  /** The files of an input. */
  record Selected(Input input, InputSpec spec, List<StoredObject> objects) {}

  /** What is shown. */
  private record Shown(Input input, String key, InputSpec spec) {}
}

package audiencesync.sync;

import audiencesync.audience.Input;
import audiencesync.export.Column;
import audiencesync.export.ExportReader;
import audiencesync.export.ReadLimits;
import audiencesync.export.Sample;
import audiencesync.export.SampleRow;
import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.InputSpec;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.preview.Masking;
import audiencesync.sync.report.MaskedSample;
import audiencesync.sync.work.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The first rows of inputs after mapping and filter, masked. */
final class InputSamples {
  /** How many rows of each input are shown. */
  static final int ROWS = 20;

  private final ObjectStore store;
  private final Connector connector;

  InputSamples(ObjectStore store, Connector connector) {
    this.store = store;
    this.connector = connector;
  }

  /** Of every input of a run. */
  static List<MaskedSample> ofRun(ObjectStore store, Connector connector, Plan plan) {
    InputSamples samples = new InputSamples(store, connector);
    List<FilePreview> previews = new ArrayList<>();
    samples.each(Selected.segment(connector, plan), previews::add);
    Selected.identity(connector, plan).ifPresent(spec -> samples.each(spec, previews::add));
    return previews.stream().map(FilePreview::sample).toList();
  }

  /**
   * Of as many of the input's files as it takes to show {@value #ROWS} rows, one after another,
   * until one cannot be read.
   *
   * @return what a run may be refused with, if what was not looked at is like the rest, or what it
   *     may read otherwise than is meant
   * @throws audiencesync.export.ExportException if a file cannot be read, or everything was looked
   *     at and a column is nowhere
   */
  Optional<String> each(Selected selected, Consumer<FilePreview> previews) {
    InputSpec spec = selected.spec();
    ExportReader reader = selected.reader();
    Function<Column, String> places = ColumnPlaces.of(connector, selected)::of;
    int missing = ROWS;
    for (StoredObject object : selected.objects()) {
      if (missing > 0) {
        Sample sample = reader.sample(new StoredExport(store, object), missing);
        missing -= sample.rows().size();
        previews.accept(preview(sample, new Shown(selected.input(), object.key(), spec)));
      }
    }
    if (missing > 0) {
      reader.requireColumns(places);
    }
    return reader
        .unseenColumns(places)
        .map(unseen -> "so far: " + unseen + " A run that finds none in the rest is refused.")
        .or(() -> reader.doubtfulColumns(places));
  }

  private FilePreview preview(Sample sample, Shown shown) {
    List<MaskedSample.Row> rows =
        sample.rows().stream().map(row -> masked(row, shown.spec())).toList();
    MaskedSample masked = new MaskedSample(shown.input(), shown.key(), sample.header(), rows);
    return new FilePreview(
        sample.format(), sample.charset(), sample.certainty(), sample.compression(), masked);
  }

  private MaskedSample.Row masked(SampleRow row, InputSpec spec) {
    return new MaskedSample.Row(
        spec.table().userId().map(column -> Masking.userId(row.userId())),
        spec.table()
            .identifier()
            .map(column -> Masking.identifier(row.identifier(), connector.identifier())));
  }

  /** The files of an input. */
  record Selected(Input input, InputSpec spec, List<StoredObject> objects) {
    static Selected segment(Connector connector, Plan plan) {
      return new Selected(Input.SEGMENT, connector.segment(), plan.segment());
    }

    static Optional<Selected> identity(Connector connector, Plan plan) {
      return connector.identity().map(spec -> new Selected(Input.IDENTITY, spec, plan.identity()));
    }

    /** One reader for all of them. */
    ExportReader reader() {
      return new ExportReader(spec.table(), ReadLimits.DEFAULT.withMaxBytes(spec.maxBytes()));
    }
  }

  /** What is shown. */
  private record Shown(Input input, String key, InputSpec spec) {}
}

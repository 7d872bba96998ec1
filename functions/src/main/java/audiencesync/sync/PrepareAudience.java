package audiencesync.sync;

import audiencesync.audience.AudiencePreparation;
import audiencesync.audience.Chunk;
import audiencesync.audience.MemoryFullException;
import audiencesync.audience.MemoryNeed;
import audiencesync.audience.PreparedAudience;
import audiencesync.audience.RowSink;
import audiencesync.export.Column;
import audiencesync.export.ExportReader;
import audiencesync.export.ReadSummary;
import audiencesync.sync.InputSamples.Selected;
import audiencesync.sync.connector.Connector;
import audiencesync.sync.document.Documents;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.Preparation;
import audiencesync.sync.work.Samples;
import audiencesync.sync.work.WorkFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the inputs, makes the identifiers, and stages them as files of the size that LINE takes.
 */
public final class PrepareAudience {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private static final Logger LOG = LoggerFactory.getLogger(PrepareAudience.class);

  /** What the step is told. */
  public record Input(RunRef run) {}

  /**
   * What the step hands on.
   *
   * @param rows rows read, of both inputs
   * @param identifiers unique identifiers
   * @param files files staged
   */
  public record Output(long rows, long identifiers, int files) {}

  private final ObjectStore store;
  private final long room;

  public PrepareAudience(ObjectStore store) {
    this(store, MemoryNeed.roomOf(Runtime.getRuntime().maxMemory()));
  }

  /** With room for so many bytes of members and identifiers. */
  PrepareAudience(ObjectStore store, long room) {
    this.store = store;
    this.room = room;
  }

  /**
   * Prepares the files of the run; may be repeated, and then writes the same bytes again.
   *
   * @throws audiencesync.export.ExportException when an input cannot be read, or a column that the
   *     connector uses is in none of its files
   * @throws InputsTooLargeException when the inputs need more memory than there is
   * @throws InputChangedException when a file of the inputs is not the planned one any more
   */
  public Output run(Input input) {
    WorkFiles work = new WorkFiles(store, input.run());
    Plan plan = work.require(Plan.class);
    try {
      return prepare(work, plan);
    } catch (MemoryFullException e) {
      throw new InputsTooLargeException(
          e.limit(), storedBytes(plan), Optional.ofNullable(plan.estimate()), e);
    }
  }

  private Output prepare(WorkFiles work, Plan plan) {
    Connector connector = ConnectorFiles.ofRun(plan.run(), work);
    PlannedInputs planned = new PlannedInputs(store, connector, plan);
    planned.requireUnchanged();
    AudiencePreparation audience = audience(connector);
    List<ReadInput> inputs = read(connector, plan, audience);
    planned.requireUnchanged();
    PreparedAudience prepared = audience.finish();
    prepared.chunks().parallelStream().forEach(chunk -> stage(work, prepared, chunk));
    Preparation preparation =
        new Preparation(
            Documents.VERSION,
            prepared.counts(),
            prepared.rejectedRows(),
            inputs.stream().flatMap(read -> read.objects().stream()).toList(),
            inputs.stream().flatMap(read -> read.doubt().stream()).toList(),
            prepared.chunks());
    work.write(preparation);
    if (plan.dryRun()) {
      work.write(Samples.of(Documents.VERSION, InputSamples.ofRun(store, connector, plan)));
    }
    return output(preparation);
  }

  private AudiencePreparation audience(Connector connector) {
    return connector.identity().isPresent()
        ? AudiencePreparation.joined(connector.identifier(), room)
        : AudiencePreparation.segmentOnly(
            connector.identifier(), connector.segment().table().userId().isPresent(), room);
  }

  private List<ReadInput> read(Connector connector, Plan plan, AudiencePreparation audience) {
    List<ReadInput> inputs = new ArrayList<>();
    Selected segment = Selected.segment(connector, plan);
    Optional<Selected> identity = Selected.identity(connector, plan);
    inputs.add(read(connector, segment, audience::segmentRows));
    identity
        .map(selected -> read(connector, selected, audience::identityRows))
        .ifPresent(inputs::add);
    return inputs;
  }

  private static long storedBytes(Plan plan) {
    return Stream.concat(plan.segment().stream(), plan.identity().stream())
        .mapToLong(StoredObject::bytes)
        .sum();
  }

  private ReadInput read(Connector connector, Selected selected, Function<String, RowSink> sinks) {
    ExportReader reader = selected.reader();
    List<StoredExport> objects =
        selected.objects().stream().map(object -> new StoredExport(store, object)).toList();
    List<ReadSummary> read = reader.readAll(objects, sinks, PROCESSORS);
    read.forEach(PrepareAudience::log);
    Function<Column, String> places = ColumnPlaces.of(connector, selected)::of;
    reader.requireColumns(places);
    Optional<String> doubt = reader.doubtfulColumns(places);
    doubt.ifPresent(LOG::warn);
    return new ReadInput(read, doubt);
  }

  private static void log(ReadSummary read) {
    LOG.info(
        "read {}: {} rows, {}, {} ({})",
        read.key(),
        read.rows(),
        read.format(),
        read.charset(),
        read.certainty().label());
  }

  private void stage(WorkFiles work, PreparedAudience prepared, Chunk chunk) {
    String key = work.chunkKey(chunk.number());
    store.write(key, chunk.bytes(), () -> prepared.open(chunk));
    LOG.info("staged file {} of {}: {} lines", chunk.number(), chunk.of(), chunk.lines());
  }

  /** What was read of one input, and what may have been read otherwise than it was meant. */
  private record ReadInput(List<ReadSummary> objects, Optional<String> doubt) {}

  private static Output output(Preparation preparation) {
    return new Output(
        preparation.counts().segmentRows() + preparation.counts().identityRows(),
        preparation.counts().unique(),
        preparation.chunks().size());
  }
}

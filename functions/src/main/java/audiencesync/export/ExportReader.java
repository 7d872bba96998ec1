package audiencesync.export;

import audiencesync.audience.RowSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the exported files of one input. Compression, charset, format and header are found for each
 * object by its content, by the rules of this package.
 *
 * <p>Objects may be read by several threads at once, each into sinks of its own.
 */
public final class ExportReader {
  private static final int BLOCK_BYTES = 512 << 10;

  private final ReadPlan plan;
  private final ByteBudget budget;

  /**
   * Reads objects as {@code spec} says.
   *
   * @throws IllegalArgumentException if the delimiter is not one ASCII character, or is a quote or
   *     a line break
   */
  public ExportReader(TableSpec spec, ReadLimits limits) {
    this(spec, limits, BLOCK_BYTES, false);
  }

  /** Nothing but the speed depends on the size of blocks, and on whether they are cut. */
  ExportReader(TableSpec spec, ReadLimits limits, int blockBytes, boolean isShared) {
    spec.delimiter().ifPresent(ExportReader::checkDelimiter);
    NeededColumns columns = NeededColumns.of(spec);
    MembersSeen members = MembersSeen.of(spec, columns);
    this.plan = new ReadPlan(spec, columns, members, limits, blockBytes, isShared);
    this.budget = new ByteBudget(limits.maxBytes());
  }

  private static void checkDelimiter(char delimiter) {
    if (delimiter >= 0x80 || delimiter == '"' || delimiter == '\r' || delimiter == '\n') {
      throw new IllegalArgumentException(
          "the delimiter is not one ASCII character other than a quote or a line break");
    }
  }

  /**
   * Gives every row of an object to the sink, in the order of the file.
   *
   * @throws ExportException if the object cannot be read as the input says; rows before that point
   *     have been given to the sink
   * @throws UncheckedIOException if the storage fails; another try may succeed
   */
  public ReadSummary read(ExportObject object, RowSink sink) {
    return readAll(List.of(object), key -> sink, 1).get(0);
  }

  /**
   * Gives every row of all objects to sinks, by several threads: each object has one or more, each
   * of which is fed by one thread. What goes to which of them, and when, is not promised.
   *
   * @param sinks makes a sink for the object of a key; asked by several threads
   * @param processors how many there are to read with, at least 1: a thread for each, and two of
   *     them for several objects
   * @return what was read, in the order of the objects
   * @throws ExportException as for {@link #read}; of several objects that cannot be read, about the
   *     first, and of several places in it, about the first. Rows of any object may have been given
   *     to sinks.
   */
  public List<ReadSummary> readAll(
      List<? extends ExportObject> objects, Function<String, RowSink> sinks, int processors) {
    return ReadingCrew.read(
        objects.size(), processors, (object, offer) -> read(objects.get(object), sinks, offer));
  }

  private ReadSummary read(
      ExportObject object, Function<String, RowSink> sinks, Consumer<SharedTable> offer) {
    Supplier<RowFeed> feeds = () -> feed(sinks.apply(object.key()));
    ObjectReading reading = new ObjectReading(plan, budget, feeds.get());
    return reading.of(
        object,
        table -> {
          SharedTable shared = new SharedTable(table, feeds);
          long rows = shared.read(() -> offer.accept(shared));
          return new ReadSummary(
              object.key(),
              object.bytes(),
              table.format(),
              table.charset().get().charset().name(),
              table.charset().get().certainty(),
              table.compression(),
              rows);
        });
  }

  /**
   * Reads an object up to the first rows that pass the filter. Broken rows are left out; what comes
   * behind the last row is not looked at.
   *
   * @param rows how many, at most
   * @throws ExportException as for {@link #read}
   */
  public Sample sample(ExportObject object, int rows) {
    SampleSink sink = new SampleSink(rows);
    ByteBudget own = new ByteBudget(plan.limits().maxBytes());
    return new ObjectReading(plan, own, feed(sink))
        .of(
            object,
            table -> {
              readUntilFull(table.rows(), sink);
              return new Sample(
                  table.rows().header(),
                  table.format(),
                  table.charset().get().charset().name(),
                  table.charset().get().certainty(),
                  table.compression(),
                  sink.rows());
            });
  }

  /**
   * Gives the rows at an object's beginning to the sink. Columns that no record has are nobody's
   * fault here.
   *
   * @param storedBytes how many stored bytes are looked at; of Parquet, its first rows
   * @throws ExportException if even the beginning cannot be read as the input says
   * @throws UncheckedIOException if the storage fails
   */
  public Glimpse glimpse(ExportObject object, int storedBytes, RowSink sink) {
    ObjectHead head = new ObjectHead(object, storedBytes);
    ByteBudget unbounded = new ByteBudget(Long.MAX_VALUE);
    return new ObjectReading(plan, unbounded, feed(sink), head::of).of(head, head::glimpse);
  }

  private RowFeed feed(RowSink sink) {
    return new RowFeed(plan.spec(), plan.columns(), sink);
  }

  private static void readUntilFull(RowSource rows, SampleSink sink) throws IOException {
    boolean hasMore = true;
    while (hasMore && !sink.isFull()) {
      hasMore = rows.next();
    }
    if (!hasMore) {
      rows.end();
    }
  }

  /**
   * What is wrong when no record of JSON Lines has one of the columns, in any object so far or in
   * one of many records; a small object may lack it. To be asked when all objects of the input were
   * read.
   *
   * @param places where the connector names a column, for people
   */
  public Optional<String> unseenColumns(Function<Column, String> places) {
    return plan.members().unseen().map(unseen -> unseen.message(places));
  }

  /** What may be wrong: a small object of JSON Lines without a column that others have. */
  public Optional<String> doubtfulColumns(Function<Column, String> places) {
    return plan.members()
        .doubtful()
        .map(unseen -> unseen.fact(places) + " It was read as empty there.");
  }

  /**
   * Ends the reading of all objects.
   *
   * @throws ExportException if no record of JSON Lines had one of the columns
   */
  public void requireColumns(Function<Column, String> places) {
    unseenColumns(places)
        .ifPresent(
            message -> {
              throw new ExportException(message);
            });
  }
}

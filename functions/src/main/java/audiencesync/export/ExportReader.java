package audiencesync.export;

import audiencesync.audience.RowSink;
import audiencesync.export.codec.UnreadableContentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the exported files of one input. Compression, charset, format and header are found for each
 * object by its content, by the rules of this package.
 *
 * <p>Objects may be read by several threads at once, each into its own sink.
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
    this(spec, limits, BLOCK_BYTES);
  }

  /** Nothing but the speed depends on the size of blocks. */
  ExportReader(TableSpec spec, ReadLimits limits, int blockBytes) {
    spec.delimiter().ifPresent(ExportReader::checkDelimiter);
    NeededColumns columns = NeededColumns.of(spec);
    this.plan = new ReadPlan(spec, columns, MembersSeen.of(spec, columns), limits, blockBytes);
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
    return reading(
        object,
        new Opening(plan, budget, sink),
        table -> {
          while (table.rows().next()) {}
          return new ReadSummary(
              object.key(),
              object.bytes(),
              table.format(),
              table.charset().get().charset().name(),
              table.charset().get().certainty(),
              table.compression(),
              table.feed().rows());
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
    return reading(
        object,
        new Opening(plan, new ByteBudget(plan.limits().maxBytes()), sink),
        table -> {
          while (!sink.isFull() && table.rows().next()) {}
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

  private static <T> T reading(ExportObject object, Opening opening, TableReader<T> reader) {
    String key = object.key();
    ObjectBudget budget = new ObjectBudget(key, opening.budget());
    try (InputStream stored = object.open();
        ObjectContent content =
            ObjectContent.of(stored, key, opening.plan().limits().maxInflation()).within(budget)) {
      return reader.read(opening.table(object, content, budget));
    } catch (UnreadableContentException e) {
      throw new ExportException(key + " " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(key + " could not be read from its storage", e);
    }
  }

  private record Opening(ReadPlan plan, ByteBudget budget, RowSink sink) {
    OpenTable table(ExportObject object, ObjectContent content, ObjectBudget objectBudget)
        throws IOException {
      if (!content.isParquet()) {
        return OpenTable.of(content, plan, sink);
      }
      content.close();
      return OpenTable.ofParquet(object, plan, objectBudget, sink);
    }
  }

  @FunctionalInterface
  private interface TableReader<T> {
    T read(OpenTable table) throws IOException;
  }
}

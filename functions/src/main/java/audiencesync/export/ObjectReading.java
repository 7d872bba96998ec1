package audiencesync.export;

import audiencesync.export.codec.UnreadableContentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;

/**
 * Opens an object, has it read and closes it; what fails is told with the object's name.
 *
 * @param plan how it is read
 * @param budget what it may inflate to, with others
 * @param feed where its rows go
 * @param part how much of its content is read
 */
record ObjectReading(
    ReadPlan plan, ByteBudget budget, RowFeed feed, UnaryOperator<ObjectContent> part) {
  /** Reads all of an object. */
  ObjectReading(ReadPlan plan, ByteBudget budget, RowFeed feed) {
    this(plan, budget, feed, UnaryOperator.identity());
  }

  /** What reads an object that is open. */
  @FunctionalInterface
  interface TableReader<T> {
    T read(OpenTable table) throws IOException;
  }

  /**
   * Gives what the reader makes of the object.
   *
   * @throws ExportException if the object cannot be read as its input says
   * @throws UncheckedIOException if the storage fails
   */
  <T> T of(ExportObject object, TableReader<T> reader) {
    String key = object.key();
    ObjectBudget objectBudget = new ObjectBudget(key, budget);
    try (InputStream stored = object.open();
        ObjectContent content = content(stored, key).within(objectBudget)) {
      return reader.read(table(object, content, objectBudget));
    } catch (UnreadableContentException e) {
      throw new ExportException(key + " " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(key + " could not be read from its storage", e);
    }
  }

  private ObjectContent content(InputStream stored, String key) throws IOException {
    return part.apply(ObjectContent.of(stored, key, plan.limits().maxInflation()));
  }

  private OpenTable table(ExportObject object, ObjectContent content, ObjectBudget objectBudget)
      throws IOException {
    if (!content.isParquet()) {
      return OpenTable.of(content, plan, feed);
    }
    content.close();
    return OpenTable.ofParquet(object, plan, objectBudget, feed);
  }
}

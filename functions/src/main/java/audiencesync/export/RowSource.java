package audiencesync.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** The rows of one object in its format, as one thread reads them. */
interface RowSource extends Closeable {
  /** Gives one row to the feed; false when there is none any more. */
  boolean next() throws IOException;

  /** The columns' names, as far as the format and what was read have any. */
  List<String> header();

  /** The line, from 1, of the row that comes next: in the file, not in its share. */
  long line();

  /** How many rows there are in all, where the object says so before they are read. */
  default OptionalLong told() {
    return OptionalLong.empty();
  }

  /** Whether others may read further rows; no longer asked once they may. */
  default boolean isShareable() {
    return false;
  }

  /**
   * Shares the object's further rows, which must be shareable, with another thread, which gives
   * them to another feed: each row is read by one of them.
   */
  default RowSource another(RowFeed feed) {
    throw new IllegalStateException("one thread alone reads " + getClass().getSimpleName());
  }

  /** Gives nobody another row, once those that were begun are read. */
  default void stop() {}

  /**
   * Ends the object. To be called once, for all who read it, when they are through.
   *
   * @throws ExportException if it shows only now that the object was not read as it was meant
   */
  default void end() {}

  /** Lets the others go on; of no effect on one that has read everything. */
  @Override
  default void close() {}
}

package audiencesync.export;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.function.Supplier;

/**
 * One object while it is read: by the thread that opened it, and by others that are free. When
 * several of them fail, the failure that comes first in the file is the object's.
 */
final class SharedTable {
  /** Behind every line of a file. */
  private static final long NO_LINE = Long.MAX_VALUE - 1;

  private final OpenTable table;
  private final Supplier<RowFeed> feeds;
  private final Phaser readers = new Phaser(1);
  private long rows;
  private Optional<Failure> failure = Optional.empty();

  private record Failure(long line, Throwable cause) {}

  /** The thread that opened the table has its feed; {@code feeds} makes those of others. */
  SharedTable(OpenTable table, Supplier<RowFeed> feeds) {
    this.table = table;
    this.feeds = feeds;
  }

  /**
   * Reads what others do not read, and returns when all is read.
   *
   * @param offer called when others may help
   * @return how many rows there are
   */
  long read(Runnable offer) throws IOException {
    try (RowSource own = table.rows()) {
      read(own, table.feed(), offer);
    } finally {
      readers.arriveAndDeregister();
    }
    readers.awaitAdvance(0);
    rethrow();
    table.rows().end();
    return rows();
  }

  /** Reads rows as long as there are some; what fails is told to the one who opened the table. */
  void help() {
    if (readers.register() < 0) {
      return;
    }
    try {
      readShare(feeds.get());
    } catch (RuntimeException | Error e) {
      fail(new Failure(NO_LINE, e));
      table.rows().stop();
    } finally {
      readers.arriveAndDeregister();
    }
  }

  private void readShare(RowFeed feed) {
    try (RowSource own = table.rows().another(feed)) {
      read(own, feed, () -> {});
    }
  }

  private void read(RowSource own, RowFeed feed, Runnable offer) {
    try {
      if (readUntilShareable(own)) {
        offer.run();
        while (own.next()) {}
      }
      feed.end();
    } catch (IOException | RuntimeException | Error e) {
      fail(new Failure(own.line(), e));
      own.stop();
    }
    count(feed.rows());
  }

  /** False when there is no row left. */
  private static boolean readUntilShareable(RowSource own) throws IOException {
    boolean hasMore = true;
    while (hasMore && !own.isShareable()) {
      hasMore = own.next();
    }
    return hasMore;
  }

  private synchronized void fail(Failure failed) {
    if (failed.line() < firstFailedLine()) {
      failure = Optional.of(failed);
    }
  }

  private synchronized void count(long read) {
    rows += read;
  }

  private synchronized long rows() {
    return rows;
  }

  private long firstFailedLine() {
    return failure.map(Failure::line).orElse(Long.MAX_VALUE);
  }

  private synchronized void rethrow() throws IOException {
    if (failure.isPresent()) {
      Throwable cause = failure.get().cause();
      if (cause instanceof IOException io) {
        throw io;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) cause;
    }
  }
}

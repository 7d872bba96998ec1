package audiencesync.audience;

import org.jspecify.annotations.Nullable;

/**
 * What the sinks have in common: they count, they refuse rows that come too late, and they let rows
 * wait until there are enough to be worked on together.
 */
abstract sealed class CountingSink implements RowSink permits MemberSink, IdentifierSink {
  final Tally tally = new Tally();
  final Source source;
  private final FirstRejections rejections;

  /** Only while rows wait: there may be thousands of sinks. */
  private @Nullable RowBatch waiting;

  private boolean closed;

  CountingSink(Source source, FirstRejections rejections) {
    this.source = source;
    this.rejections = rejections;
  }

  @Override
  public final void accept(Row row) {
    requireOpen();
    tally.rows++;
    RowBatch batch = waiting;
    if (batch == null) {
      batch = new RowBatch();
      waiting = batch;
    }
    if (!batch.hasRoomFor(row)) {
      flush(batch);
    }
    batch.add(row);
  }

  @Override
  public final void filteredOut() {
    requireOpen();
    tally.rows++;
    tally.filteredOut++;
  }

  @Override
  public final void reject(RowFault fault, long line) {
    requireOpen();
    tally.rows++;
    tally.add(fault);
    rejections.add(source, line, fault);
  }

  /** Finishes what is pending and takes no more rows; what was counted is complete after it. */
  final Tally close() {
    if (!closed) {
      end();
      closed = true;
    }
    return tally;
  }

  @Override
  public final void end() {
    RowBatch batch = waiting;
    if (batch != null) {
      flush(batch);
      waiting = null;
    }
  }

  private void flush(RowBatch batch) {
    work(batch);
    batch.clear();
  }

  /** Works on rows and counts what becomes of them. */
  abstract void work(RowBatch rows);

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "a row of "
              + source.key()
              + " comes too late: every segment row goes before the first identity row, and every"
              + " row before finish()");
    }
  }
}

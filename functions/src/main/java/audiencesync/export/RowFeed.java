package audiencesync.export;

import audiencesync.audience.Row;
import audiencesync.audience.RowFault;
import audiencesync.audience.RowSink;

/**
 * Gives a sink the rows of one object: what passes the filter as a {@link Row}, the rest by kind.
 */
final class RowFeed {
  private final RowTest filter;
  private final RowSink sink;
  private final int userId;
  private final int identifier;
  private final Row row = new Row();
  private long rows;

  RowFeed(TableSpec spec, NeededColumns columns, RowSink sink) {
    this.filter = RowTest.of(spec.filter(), columns);
    this.sink = sink;
    this.userId = columns.slot(spec.userId());
    this.identifier = columns.slot(spec.identifier());
  }

  void row(Fields fields, long line) {
    rows++;
    if (!filter.passes(fields)) {
      sink.filteredOut();
      return;
    }
    if (row.text != fields.text) {
      row.text = fields.text;
    }
    row.userIdStart = fields.starts[userId];
    row.userIdEnd = fields.ends[userId];
    row.identifierStart = fields.starts[identifier];
    row.identifierEnd = fields.ends[identifier];
    row.line = line;
    sink.accept(row);
  }

  void reject(RowFault fault, long line) {
    rows++;
    sink.reject(fault, line);
  }

  void end() {
    sink.end();
  }

  /** All rows so far. */
  long rows() {
    return rows;
  }
}

package audiencesync.export;

import audiencesync.audience.RowFault;
import audiencesync.export.parquet.ParquetLimits;
import audiencesync.export.parquet.ParquetTable;
import audiencesync.export.parquet.RowReader;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** The rows of a Parquet file; its "lines" are its rows, from 1. */
final class ParquetRows implements RowSource {
  /** What one file's footer, pages and dictionaries may take at once. */
  private static final long MEMORY = 256L << 20;

  private final List<String> names;
  private final RowReader rows;
  private final Fields fields;
  private final RowFeed feed;
  private long row;

  private ParquetRows(List<String> names, RowReader rows, Fields fields, RowFeed feed) {
    this.names = names;
    this.rows = rows;
    this.fields = fields;
    this.feed = feed;
  }

  /** Opens an object, whose rows go to the feed. */
  static ParquetRows open(ExportObject object, Reading reading) throws IOException {
    NeededColumns needed = reading.plan().columns();
    ParquetTable table = ParquetTable.open(object.ranges(), limits(reading.plan().limits()));
    Header header = Header.declared(object.key(), table.names(), needed);
    ParquetColumns columns = new ParquetColumns(object.key(), needed);
    RowReader rows = table.rows(columns.bind(header), reading.budget()::take);
    return new ParquetRows(header.names(), rows, needed.newFields(), reading.feed());
  }

  /** How an object is read, and where its rows go. */
  record Reading(ReadPlan plan, ObjectBudget budget, RowFeed feed) {}

  private static ParquetLimits limits(ReadLimits limits) {
    return new ParquetLimits(
        limits.fieldBytes(),
        limits.rowBytes(),
        MEMORY,
        limits.maxInflation(),
        ReadLimits.INFLATION_MEASURED_FROM);
  }

  @Override
  public List<String> header() {
    return names;
  }

  @Override
  public long line() {
    return row + 1;
  }

  @Override
  public OptionalLong told() {
    return OptionalLong.of(rows.told());
  }

  /** The codecs of the columns that are read, such as {@code snappy} or {@code none+zstd}. */
  String compression() {
    return rows.codecs().isEmpty() ? "none" : String.join("+", rows.codecs());
  }

  @Override
  public boolean next() throws IOException {
    RowReader.Next next = rows.next();
    if (next == RowReader.Next.END) {
      return false;
    }
    row++;
    if (next == RowReader.Next.BROKEN) {
      feed.reject(RowFault.BROKEN_ROW, row);
    } else if (isLocated()) {
      feed.row(fields, row);
    } else {
      feed.reject(RowFault.INVALID_ENCODING, row);
    }
    return true;
  }

  /** Finds the row's values; false when one is no text. */
  private boolean isLocated() {
    fields.setText(rows.text());
    boolean isText = true;
    for (int slot = 1; slot < fields.starts.length; slot++) {
      fields.starts[slot] = rows.start(slot - 1);
      fields.ends[slot] = rows.end(slot - 1);
      isText &= Utf8.isValid(fields.text, fields.starts[slot], fields.ends[slot]);
    }
    return isText;
  }
}

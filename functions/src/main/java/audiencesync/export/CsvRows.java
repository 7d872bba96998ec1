package audiencesync.export;

import audiencesync.audience.RowFault;
import java.io.IOException;
import java.util.List;

/** The rows of a CSV or TSV. All have as many fields as the first, be that a header or not. */
final class CsvRows implements RowSource {
  private static final int UNKNOWN = -1;

  private final CsvRecords records;
  private final CsvColumns columns;
  private final RowFeed feed;
  private final Fields fields;
  private int width = UNKNOWN;
  private int[] fieldOfSlot = {};
  private List<String> header = List.of();

  CsvRows(CsvRecords records, CsvColumns columns, RowFeed feed) {
    this.records = records;
    this.columns = columns;
    this.feed = feed;
    this.fields = columns.needed().newFields();
  }

  @Override
  public List<String> header() {
    return header;
  }

  /** Reads the header, so that the rows behind it are found by name. */
  void readHeader() throws IOException {
    switch (records.next()) {
      case RECORD -> {
        Header names = columns.header(records);
        header = names.names();
        fieldOfSlot = columns.bind(names);
        width = header.size();
      }
      case BROKEN -> throw columns.unreadableHeader(records.line());
      case END -> {}
    }
  }

  @Override
  public boolean next() throws IOException {
    switch (records.next()) {
      case RECORD -> deliver();
      case BROKEN -> feed.reject(RowFault.BROKEN_ROW, records.line());
      case END -> {
        return false;
      }
    }
    return true;
  }

  private void deliver() {
    if (records.fields() != width && !isFirstRow()) {
      feed.reject(RowFault.BROKEN_ROW, records.line());
    } else if (!records.isValid()) {
      feed.reject(RowFault.INVALID_ENCODING, records.line());
    } else {
      for (int i = 0; i < fieldOfSlot.length; i++) {
        records.locate(fieldOfSlot[i], fields, i + 1);
      }
      feed.row(fields, records.line());
    }
  }

  private boolean isFirstRow() {
    if (width != UNKNOWN) {
      return false;
    }
    width = records.fields();
    fieldOfSlot = columns.bind(width);
    return true;
  }
}

package audiencesync.export;

import audiencesync.audience.RowFault;
import java.io.IOException;
import java.util.List;

/**
 * The rows of a CSV or TSV. All have as many fields as the first, be that a header or not; when it
 * was read, others may share the rest.
 */
final class CsvRows implements RowSource {
  private static final int UNKNOWN = -1;

  private final CsvRecords records;
  private final CsvColumns columns;
  private final CharsetCheck charset;
  private final RowFeed feed;
  private final Fields fields;
  private int width = UNKNOWN;
  private int[] fieldOfSlot = {};
  private List<String> header = List.of();

  CsvRows(CsvRecords records, CsvColumns columns, RowFeed feed) {
    this.records = records;
    this.columns = columns;
    this.charset = columns.charset();
    this.feed = feed;
    this.fields = columns.needed().newFields();
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public long line() {
    return records.nextLine();
  }

  @Override
  public boolean isShareable() {
    return width != UNKNOWN;
  }

  @Override
  public RowSource another(RowFeed other) {
    CsvRows rows = new CsvRows(records.another(), columns, other);
    rows.width = width;
    rows.fieldOfSlot = fieldOfSlot;
    return rows;
  }

  @Override
  public void stop() {
    records.stop();
  }

  @Override
  public void end() {
    charset.end();
  }

  @Override
  public void close() {
    records.close();
  }

  /** Reads the header, so that the rows behind it are found by name. */
  void readHeader() throws IOException {
    switch (records.next()) {
      case RECORD -> {
        Header names = columns.header(records);
        header = names.names();
        bind(names);
        width = header.size();
      }
      case BROKEN -> throw columns.unreadableHeader(records.line());
      case END -> {}
    }
  }

  private void bind(Header names) {
    boolean isDoubtful = !records.isAscii() && charset.isAmbiguous();
    if (isDoubtful && (columns.mayBeCutOtherwise() || columns.needed().areBeyondAscii())) {
      throw charset.ambiguous(records.line());
    }
    fieldOfSlot = columns.bind(names);
    if (isDoubtful && names.isBeyondAscii(fieldOfSlot)) {
      throw charset.ambiguous(records.line());
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

  /** The usual row first: it is asked nothing more. */
  private void deliver() {
    if (records.isAscii()) {
      deliverText(false);
    } else if (charset.isText(records.isValid(), records.line())) {
      deliverText(charset.isAmbiguous());
    } else {
      feed.reject(RowFault.INVALID_ENCODING, records.line());
    }
  }

  private void deliverText(boolean isDoubtful) {
    if (records.fields() != width && !isFirstRow()) {
      feed.reject(RowFault.BROKEN_ROW, records.line());
      return;
    }
    locate();
    if (isDoubtful) {
      checkFields();
    }
    feed.row(fields, records.line());
  }

  private void locate() {
    for (int i = 0; i < fieldOfSlot.length; i++) {
      records.locate(fieldOfSlot[i], fields, i + 1);
    }
  }

  /** In another charset another field may be meant, or the field may say something else. */
  private void checkFields() {
    if (columns.mayBeCutOtherwise() || CharsetCheck.isBeyondAscii(fields)) {
      throw charset.ambiguous(records.line());
    }
  }

  private boolean isFirstRow() {
    if (width != UNKNOWN) {
      return false;
    }
    width = records.fields();
    fieldOfSlot = columns.bind(records);
    return true;
  }
}

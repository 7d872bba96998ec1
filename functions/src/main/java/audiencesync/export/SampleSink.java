package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import audiencesync.audience.Row;
import audiencesync.audience.RowFault;
import audiencesync.audience.RowSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps the values of the first rows. */
final class SampleSink implements RowSink {
  private final int most;
  private final List<SampleRow> rows = new ArrayList<>();

  SampleSink(int most) {
    this.most = most;
  }

  boolean isFull() {
    return rows.size() >= most;
  }

  List<SampleRow> rows() {
    return rows;
  }

  @Override
  public void accept(Row row) {
    rows.add(
        new SampleRow(
            text(row.text, row.userIdStart, row.userIdEnd),
            text(row.text, row.identifierStart, row.identifierEnd)));
  }

  private static String text(byte[] text, int start, int end) {
    return new String(text, start, end - start, UTF_8);
  }

  @Override
  public void filteredOut() {}

  @Override
  public void reject(RowFault fault, long line) {}
}

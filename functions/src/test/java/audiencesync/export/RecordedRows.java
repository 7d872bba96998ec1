package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import audiencesync.audience.Row;
import audiencesync.audience.RowFault;
import audiencesync.audience.RowSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Writes down what a sink is given: {@code "2 u1|a@x.jp"} (line, user id, identifier), {@code
 * "filtered out"}, {@code "3 broken_row"}.
 */
final class RecordedRows implements RowSink {
  private final List<String> calls = new ArrayList<>();

  List<String> calls() {
    return calls;
  }

  /** What reading the object gives to a sink. */
  static List<String> of(ExportReader reader, ExportObject object) {
    RecordedRows rows = new RecordedRows();
    long count = reader.read(object, rows).rows();
    if (count != rows.calls.size()) {
      throw new AssertionError("the summary counts " + count + " rows: " + rows.calls);
    }
    return rows.calls;
  }

  /** The same by a thread for each processor, which share the object, by line. */
  static List<String> of(ExportReader reader, ExportObject object, int processors) {
    Queue<RecordedRows> sinks = new ConcurrentLinkedQueue<>();
    Function<String, RowSink> newSink =
        key -> {
          RecordedRows sink = new RecordedRows();
          sinks.add(sink);
          return sink;
        };
    long count = reader.readAll(List.of(object), newSink, processors).get(0).rows();
    List<String> calls =
        sinks.stream()
            .flatMap(sink -> sink.calls.stream())
            .sorted(Comparator.comparingLong(RecordedRows::line))
            .toList();
    if (count != calls.size()) {
      throw new AssertionError("the summary counts " + count + " rows: " + calls);
    }
    return calls;
  }

  private static long line(String call) {
    return Long.parseLong(call.substring(0, call.indexOf(' ')));
  }

  @Override
  public void accept(Row row) {
    calls.add(
        "%d %s|%s"
            .formatted(
                row.line,
                new String(row.text, row.userIdStart, row.userIdEnd - row.userIdStart, UTF_8),
                new String(
                    row.text,
                    row.identifierStart,
                    row.identifierEnd - row.identifierStart,
                    UTF_8)));
  }

  @Override
  public void filteredOut() {
    calls.add("filtered out");
  }

  @Override
  public void reject(RowFault fault, long line) {
    calls.add(line + " " + fault.label());
  }
}

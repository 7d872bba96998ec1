package audiencesync.sync.report;

import audiencesync.lineads.LineCall;
import java.util.List;

/** Every call to LINE, folded: LINE asks its partners to keep this log. */
final class LineCallsSection {
  private LineCallsSection() {}

  static Html of(List<LineCall> calls) {
    if (calls.isEmpty()) {
      return Html.NOTHING;
    }
    Table table =
        new Table(
            "calls",
            Column.words("calls.time"),
            Column.words("calls.method"),
            Column.code("calls.path"),
            Column.figures("calls.status"),
            Column.figures("calls.millis"));
    calls.forEach(call -> row(table, call));
    return Section.of("calls", Section.folded(Html.say("calls.list", calls.size()), table.html()));
  }

  private static void row(Table table, LineCall call) {
    table.row(
        Times.utc(call.time()),
        Html.text(call.method()),
        Html.text(call.path()),
        status(call.status()),
        Html.number(call.millis()));
  }

  private static Html status(int status) {
    return status == 0 ? Html.say("calls.noAnswer", status) : Html.text(String.valueOf(status));
  }
}

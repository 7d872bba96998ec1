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
    for (int i = 0; i < calls.size(); i++) {
      row(table, "/lineCalls/" + i, calls.get(i));
    }
    return Section.of("calls", Section.folded(Html.say("calls.list", calls.size()), table.html()));
  }

  private static void row(Table table, String root, LineCall call) {
    table.row(
        Times.utc(call.time()),
        Html.text(call.method()),
        Html.text(call.path()),
        Field.under(root, "status").holding(status(call.status())),
        Field.under(root, "millis").number(call.millis()));
  }

  private static Html status(int status) {
    return status == 0 ? Html.say("calls.noAnswer", status) : Html.text(String.valueOf(status));
  }
}

package audiencesync.sync.report;

import audiencesync.audience.Counts;
import audiencesync.audience.Input;
import audiencesync.audience.RejectedRow;
import audiencesync.audience.RowFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who was left out and why, and where to look for the rows. */
final class RejectedSection {
  private final RunReport report;

  RejectedSection(RunReport report) {
    this.report = report;
  }

  Html html() {
    return report.counts().map(this::html).orElseGet(this::rowsAlone);
  }

  private Html html(Counts counts) {
    Html reasons =
        hasRejected(counts) ? reasons(counts) : Section.paragraph(Phrase.of("rejected.none"));
    return Section.of("rejected", reasons, rows());
  }

  /** Rows are known of a run that stopped before it had counted everything. */
  private Html rowsAlone() {
    Html rows = rows();
    return rows.isNothing() ? Html.NOTHING : Section.of("rejected", rows);
  }

  private static boolean hasRejected(Counts counts) {
    return counts.joined() > counts.usable()
        || counts.segmentRejected() > 0
        || counts.identityRejected() > 0;
  }

  private Html reasons(Counts counts) {
    Table table =
        new Table("rejected", Column.words("rejected.reason"), Column.figures("rejected.rows"));
    faults(table, counts.segmentRejectedByReason(), Input.SEGMENT);
    faults(table, counts.identityRejectedByReason(), Input.IDENTITY);
    counts.rejected().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(entry -> entry.getValue() > 0)
        .forEach(entry -> reason(table, entry.getKey().label(), entry.getValue(), counts));
    return table.html();
  }

  private static void faults(Table table, Map<RowFault, Long> numbers, Input input) {
    numbers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(entry -> entry.getValue() > 0)
        .forEach(
            entry ->
                table.row(
                    reason(entry.getKey().label(), label(input)), Html.number(entry.getValue())));
  }

  private static void reason(Table table, String label, long rows, Counts counts) {
    Phrase share = Phrase.of("rejected.share", Figures.percent(rows, counts.joined()));
    table.row(reason(label, Html.say(share)), Html.number(rows));
  }

  /** Everything in one cell: a column of its own for the meaning is too narrow on a phone. */
  private static Html reason(String label, Html of) {
    return Html.all(
        Tag.of("strong").holding(Html.say("reason." + label)),
        Html.text(" "),
        Tag.of("code").holding(Html.text(label)),
        Html.text(" "),
        Tag.of("span").classed("faint").holding(of),
        Tag.of("br").empty(),
        Html.say("reason." + label + ".meaning"));
  }

  private static Html label(Input input) {
    return Html.say("input." + input.label());
  }

  private Html rows() {
    List<RejectedRow> rows = report.inputs().rejectedRows();
    if (rows.isEmpty()) {
      return Html.NOTHING;
    }
    List<Html> objects = new ArrayList<>();
    byObject(rows).forEach((object, found) -> objects.add(object(objects.size(), object, found)));
    return Section.folded(Html.say("rejected.list", rows.size()), Html.all(objects));
  }

  private static Map<RejectedObject, List<RejectedRow>> byObject(List<RejectedRow> rows) {
    Map<RejectedObject, List<RejectedRow>> byObject = new LinkedHashMap<>();
    for (RejectedRow row : rows) {
      byObject
          .computeIfAbsent(new RejectedObject(row.input(), row.key()), o -> new ArrayList<>())
          .add(row);
    }
    return byObject;
  }

  private static Html object(int number, RejectedObject object, List<RejectedRow> rows) {
    String id = "rejected-" + number;
    Table table = new Table(id, Column.figures("rejected.line"), Column.words("rejected.why"));
    rows.forEach(row -> table.row(Html.number(row.line()), Html.text(row.reason())));
    Html heading =
        Tag.of("h3")
            .with("id", id)
            .holding(
                Tag.of("code").holding(Html.text(object.key())),
                Html.text(" "),
                label(object.input()));
    return Html.all(heading, table.html());
  }

  private record RejectedObject(Input input, String key) {}
}

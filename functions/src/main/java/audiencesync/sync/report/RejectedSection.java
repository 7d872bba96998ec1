package audiencesync.sync.report;

import audiencesync.audience.Counts;
import audiencesync.audience.Input;
import audiencesync.audience.RejectedRow;
import audiencesync.audience.RowFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who was left out and why, and where to look for the rows. */
final class RejectedSection {
  private static final int MOST_LINES = 1_000;
  private static final int MOST_BYTES = 24_000;

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
    String root = "/counts/segmentRejectedByReason";
    faults(table, root, counts.segmentRejectedByReason(), Input.SEGMENT);
    root = "/counts/identityRejectedByReason";
    faults(table, root, counts.identityRejectedByReason(), Input.IDENTITY);
    counts.rejected().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(entry -> entry.getValue() > 0)
        .forEach(entry -> reason(table, entry.getKey().label(), entry.getValue(), counts));
    return table.html();
  }

  private static void faults(Table table, String root, Map<RowFault, Long> numbers, Input input) {
    numbers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(entry -> entry.getValue() > 0)
        .forEach(
            entry ->
                table.row(
                    reason(entry.getKey().label(), label(input)),
                    Field.under(root, entry.getKey().label()).number(entry.getValue())));
  }

  private static void reason(Table table, String label, long rows, Counts counts) {
    Phrase share = Phrase.of("rejected.share", Figures.percent(rows, counts.joined()));
    Field from = Field.under("/counts/rejected", label);
    table.row(reason(label, Html.say(share)), from.number(rows));
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

  /** One line for each reason in each object: lists of lines are short, rows of a table are not. */
  private Html rows() {
    List<RejectedRow> rows = report.inputs().rejectedRows();
    if (rows.isEmpty()) {
      return Html.NOTHING;
    }
    Table table =
        new Table(
                "rejected",
                Column.code("inputs.key"),
                Column.words("rejected.why"),
                Column.words("rejected.lines"))
            .upTo(MOST_BYTES);
    byPlace(rows).forEach((place, lines) -> table.row(object(place), why(place), lines(lines)));
    return Section.folded(Html.say("rejected.list", rows.size()), table.html());
  }

  private static Map<Place, List<Long>> byPlace(List<RejectedRow> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> new Place(row.input(), row.key(), row.reason()),
                LinkedHashMap::new,
                Collectors.mapping(RejectedRow::line, Collectors.toList())));
  }

  private static Html object(Place place) {
    return Html.all(Html.text(place.key()), Html.text(" "), label(place.input()));
  }

  /** A reason of a later version has no words here, only its name. */
  private static Html why(Place place) {
    String key = "reason." + place.reason();
    Html code = Tag.of("code").holding(Html.text(place.reason()));
    return Language.JA.knows(key) ? Html.all(Html.say(key), Html.text(" "), code) : code;
  }

  private static Html lines(List<Long> lines) {
    String shown =
        lines.stream().limit(MOST_LINES).map(Figures::grouped).collect(Collectors.joining("; "));
    return lines.size() > MOST_LINES
        ? Html.all(Html.text(shown + " "), Html.say("table.more", lines.size() - MOST_LINES))
        : Html.text(shown);
  }

  private record Place(Input input, String key, String reason) {}
}

package audiencesync.sync.report;

import java.util.List;

/** The connector's last runs with this one among them. */
final class HistorySection {
  private HistorySection() {}

  static Html of(RunReport report) {
    List<RunSummary> runs = RunSummary.withHistory(report);
    Html table =
        Section.folded(
            Html.say("history.list", runs.size()),
            new RunsTable("history", "../", RunFields.of(report)).of(runs));
    Html chart = runs.size() > 1 ? TrendChart.all(runs) : Html.NOTHING;
    return Section.of("history", chart, table);
  }
}

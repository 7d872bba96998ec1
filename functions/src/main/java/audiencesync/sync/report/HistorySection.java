package audiencesync.sync.report;

import java.util.List;
import java.util.stream.Stream;

/** The connector's last runs with this one among them. */
final class HistorySection {
  private HistorySection() {}

  static Html of(RunReport report) {
    List<RunSummary> runs = withThisOne(report);
    Html table =
        Section.folded(
            Html.say("history.list", runs.size()), new RunsTable("history", "../").of(runs));
    Html chart = runs.size() > 1 ? new TrendChart(runs).html() : Html.NOTHING;
    return Section.of("history", chart, table);
  }

  private static List<RunSummary> withThisOne(RunReport report) {
    RunSummary current = RunSummary.of(report);
    Stream<RunSummary> others =
        report.past().history().stream().filter(run -> !run.runId().equals(current.runId()));
    return Stream.concat(others, Stream.of(current)).toList();
  }
}

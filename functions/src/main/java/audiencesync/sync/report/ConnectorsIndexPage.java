package audiencesync.sync.report;

import audiencesync.sync.connector.ReportLanguage;
import java.util.Comparator;
import java.util.List;

/** All connectors as {@code runs/index.html}, the one that ran last on top. */
public final class ConnectorsIndexPage {
  private ConnectorsIndexPage() {}

  /**
   * The page, in UTF-8.
   *
   * @param opening the language in which it opens
   * @param connectors in any order
   */
  public static byte[] html(ReportLanguage opening, List<ConnectorRuns> connectors) {
    Html title = Tag.of("h1").with("id", "connectors").holding(Html.say("connectors.title"));
    Html content = Html.all(Tag.of("header").holding(title), content(connectors));
    String name = Language.of(opening).say(Phrase.of("connectors.title"));
    return new Page(opening, name, content).bytes();
  }

  private static Html content(List<ConnectorRuns> connectors) {
    return connectors.isEmpty()
        ? Section.paragraph(Phrase.of("index.none"))
        : Html.all(Section.paragraph(Phrase.of("connectors.text")), table(connectors));
  }

  private static Html table(List<ConnectorRuns> connectors) {
    Table table =
        new Table(
            "connectors",
            Column.code("connectors.name"),
            Column.words("connectors.latest"),
            Column.figures("runs.unique"),
            Column.figures("runs.share"),
            Column.words("connectors.trend"),
            Column.words("audience.life"));
    connectors.stream()
        .sorted(Comparator.comparing(ConnectorRuns::latest, RunSummary.OLDEST_FIRST).reversed())
        .forEach(connector -> row(table, connector));
    return table.html();
  }

  private static void row(Table table, ConnectorRuns connector) {
    String folder = RunsTable.pathSegment(connector.connector());
    RunSummary latest = connector.latest();
    Html report =
        Tag.of("a")
            .with("href", folder + "/" + RunsTable.pathSegment(latest.runId()) + "/report.html")
            .holding(Times.html(latest.startedAt()));
    table.row(
        Tag.of("a").with("href", folder + "/index.html").holding(Html.text(connector.connector())),
        Html.all(RunsTable.status(latest.status()), Html.text(" "), report),
        Html.number(latest.unique()),
        RunsTable.share(latest),
        sparkline(folder, connector.runs()),
        end(connector));
  }

  private static Html sparkline(String folder, List<RunSummary> runs) {
    String id = "trend-" + folder;
    Html words = Html.say("connectors.runs", Math.min(runs.size(), TrendChart.MOST_RUNS));
    return Html.all(
        new TrendChart(Trend.SENT, runs).svg(id),
        Tag.of("span").classed("faint").with("id", id).holding(words));
  }

  private static Html end(ConnectorRuns connector) {
    return connector
        .assumedEnd()
        .map(end -> Html.say("audience.lifeEnd", Times.date(end)))
        .map(words -> connector.ending() ? Tone.ATTENTION.inline(words) : words)
        .orElse(Html.UNKNOWN);
  }
}

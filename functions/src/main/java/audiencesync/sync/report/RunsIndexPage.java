package audiencesync.sync.report;

import audiencesync.sync.connector.ReportLanguage;
import java.util.List;

/** A connector's runs as {@code index.html}, newest first, each with a link to its report. */
public final class RunsIndexPage {
  /** The page lists so many; the reports of older runs lie where they lay. */
  public static final int MOST_RUNS = 31;

  private RunsIndexPage() {}

  /**
   * The page, in UTF-8.
   *
   * @param opening the language in which it opens
   * @param runs in any order; of more than {@value #MOST_RUNS} the newest are shown
   */
  public static byte[] html(ReportLanguage opening, String connector, List<RunSummary> runs) {
    return new Page(opening, connector, content(connector, runs)).bytes();
  }

  private static Html content(String connector, List<RunSummary> runs) {
    Html title =
        Tag.of("h1")
            .holding(
                Html.text(connector),
                Html.text(" "),
                Tag.of("small").holding(Html.say("index.title")));
    Html connectors =
        Tag.of("footer")
            .holding(
                Tag.of("p")
                    .holding(
                        Tag.of("a")
                            .with("href", "../index.html")
                            .holding(Html.say("foot.connectors"))));
    return Html.all(Tag.of("header").holding(title), runs(runs), connectors);
  }

  private static Html runs(List<RunSummary> runs) {
    if (runs.isEmpty()) {
      return Section.paragraph(Phrase.of("index.none"));
    }
    List<RunSummary> newest =
        runs.stream().sorted(RunSummary.OLDEST_FIRST.reversed()).limit(MOST_RUNS).toList();
    Phrase listed = Phrase.of("index.newest", newest.size());
    return Html.all(
        Section.of("trend", TrendChart.all(newest)),
        Section.of("runs", Section.paragraph(listed), new RunsTable("runs", "").of(newest)));
  }
}

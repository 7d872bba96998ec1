package audiencesync.sync.report;

import java.util.List;

/** A connector's runs as {@code index.html}, newest first, each with a link to its report. */
public final class RunsIndexPage {
  /** The page lists so many; the reports of older runs lie where they lay. */
  public static final int MOST_RUNS = 200;

  private RunsIndexPage() {}

  /**
   * The page, in UTF-8.
   *
   * @param runs in any order; of more than {@value #MOST_RUNS} the newest are shown
   */
  public static byte[] html(String connector, List<RunSummary> runs) {
    return new Page(connector, content(connector, runs)).bytes();
  }

  private static Html content(String connector, List<RunSummary> runs) {
    Html title =
        Tag.of("h1")
            .holding(
                Html.text(connector),
                Html.text(" "),
                Tag.of("small").holding(Html.say("index.title")));
    return Html.all(Tag.of("header").holding(title), runs(runs));
  }

  private static Html runs(List<RunSummary> runs) {
    if (runs.isEmpty()) {
      return Section.paragraph(Phrase.of("index.none"));
    }
    List<RunSummary> newest =
        runs.stream().sorted(RunSummary.OLDEST_FIRST.reversed()).limit(MOST_RUNS).toList();
    return Html.all(
        Section.of("trend", new TrendChart(newest).html()),
        Section.of(
            "runs", listed(newest.size(), runs.size()), new RunsTable("runs", "").of(newest)));
  }

  private static Html listed(int shown, int all) {
    return shown == all
        ? Section.paragraph(Phrase.of("index.all", all))
        : Section.paragraph(Phrase.of("index.newest", shown, all));
  }
}

package audiencesync.sync.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** How many were sent, run by run, oldest on the left, as bars; a failed run is a cross. */
final class TrendChart {
  /** More would be thinner than a finger and a glance can tell apart. */
  static final int MOST_RUNS = 30;

  private static final int HEIGHT = 72;
  private static final int FLOOR = 66;
  private static final int TALLEST = 60;

  private final List<RunSummary> runs;
  private final long largest;

  /**
   * The chart of the newest of these runs.
   *
   * @param runs in any order
   */
  TrendChart(List<RunSummary> runs) {
    List<RunSummary> sorted = runs.stream().sorted(RunSummary.OLDEST_FIRST).toList();
    this.runs = sorted.subList(Math.max(0, sorted.size() - MOST_RUNS), sorted.size());
    this.largest =
        this.runs.stream().filter(TrendChart::isBar).mapToLong(TrendChart::unique).max().orElse(0);
  }

  Html html() {
    List<Html> marks = new ArrayList<>();
    for (RunSummary run : runs) {
      marks.add(mark(run, marks.size()));
    }
    Html chart =
        Tag.of("svg")
            .classed("trend")
            .with("role", "img")
            .with("aria-labelledby", "trend-text")
            .with("width", "100%")
            .with("height", String.valueOf(HEIGHT))
            .holding(floor(), Html.all(marks));
    return Tag.of("figure").holding(chart, caption());
  }

  private static Html floor() {
    return Tag.of("rect")
        .classed("track")
        .with("x", "0")
        .with("y", String.valueOf(FLOOR))
        .with("width", "100%")
        .with("height", "1")
        .empty();
  }

  private Html mark(RunSummary run, int index) {
    return switch (run.status()) {
      case SUCCEEDED -> bar("bar", run, index);
      case DRY_RUN -> bar("bar dry", run, index);
      case FAILED -> sign("✕", index);
      case SKIPPED -> sign("–", index);
    };
  }

  private static boolean isBar(RunSummary run) {
    return run.status() == RunStatus.SUCCEEDED || run.status() == RunStatus.DRY_RUN;
  }

  private static long unique(RunSummary run) {
    return run.unique().orElse(0);
  }

  private Html bar(String classes, RunSummary run, int index) {
    int height = height(unique(run));
    return Tag.of("rect")
        .classed(classes)
        .with("x", place(index, "0.15"))
        .with("y", String.valueOf(FLOOR - height))
        .with("width", place(0, "0.7"))
        .with("height", String.valueOf(height))
        .empty();
  }

  private static Html sign(String sign, int index) {
    return Tag.of("text")
        .with("x", place(index, "0.5"))
        .with("y", String.valueOf(FLOOR - 4))
        .with("text-anchor", "middle")
        .holding(Html.text(sign));
  }

  /** What is not nothing can be seen. */
  private int height(long unique) {
    return unique == 0 ? 0 : (int) Math.max(2, unique * TALLEST / largest);
  }

  /** A place within a run's share of the width, in percent of the whole. */
  private static String place(int index, String within) {
    return new BigDecimal(within)
            .add(BigDecimal.valueOf(index))
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(MOST_RUNS), 2, RoundingMode.HALF_UP)
            .toPlainString()
        + "%";
  }

  private Html caption() {
    return Tag.of("figcaption")
        .with("id", "trend-text")
        .holding(Html.say("trend.text", runs.size(), largest));
  }
}

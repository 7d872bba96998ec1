package audiencesync.sync.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One figure run by run, oldest on the left, as bars; beside what was sent, a failure is a cross.
 */
final class TrendChart {
  /** More would be thinner than a finger and a glance can tell apart. */
  static final int MOST_RUNS = 30;

  private static final int HEIGHT = 72;
  private static final int FLOOR = 66;
  private static final int TALLEST = 60;

  private final Trend trend;
  private final List<RunSummary> runs;
  private final Optional<RunSummary> largest;

  /**
   * The chart of the newest of these runs.
   *
   * @param runs in any order
   */
  TrendChart(Trend trend, List<RunSummary> runs) {
    this.trend = trend;
    List<RunSummary> sorted = runs.stream().sorted(RunSummary.OLDEST_FIRST).toList();
    this.runs = sorted.subList(Math.max(0, sorted.size() - MOST_RUNS), sorted.size());
    this.largest = this.runs.stream().filter(this::isBar).max(Comparator.comparing(this::value));
  }

  /** A chart for each figure that any of the runs has. */
  static Html all(List<RunSummary> runs) {
    List<Html> charts = new ArrayList<>();
    for (Trend trend : Trend.values()) {
      TrendChart chart = new TrendChart(trend, runs);
      if (trend == Trend.SENT || chart.largest.isPresent()) {
        charts.add(chart.html());
      }
    }
    return Tag.of("div").classed("trends").holding(Html.all(charts));
  }

  private Html html() {
    return Tag.of("figure").holding(svg(captionId()), caption());
  }

  private String captionId() {
    return "trend-" + trend.key();
  }

  /** The picture alone, for a cell of a table. */
  Html svg(String labelId) {
    List<Html> marks = new ArrayList<>();
    for (RunSummary run : runs) {
      marks.add(mark(run, marks.size()));
    }
    return Tag.of("svg")
        .classed("trend")
        .with("role", "img")
        .with("aria-labelledby", labelId)
        .with("width", "100%")
        .with("height", String.valueOf(HEIGHT))
        .holding(floor(), Html.all(marks));
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
    if (isBar(run)) {
      return bar(run.status() == RunStatus.DRY_RUN ? "bar dry" : "bar", run, index);
    }
    return switch (trend == Trend.SENT ? run.status() : RunStatus.SUCCEEDED) {
      case FAILED -> sign("✕", index);
      case SKIPPED -> sign("–", index);
      case SUCCEEDED, DRY_RUN -> Html.NOTHING;
    };
  }

  private boolean isBar(RunSummary run) {
    return trend.height(run).isPresent();
  }

  private long value(RunSummary run) {
    return trend.height(run).orElse(0);
  }

  private Html bar(String classes, RunSummary run, int index) {
    int height = height(value(run));
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
  private int height(long value) {
    long tallest = largest.map(this::value).orElse(0L);
    return value == 0 ? 0 : (int) Math.max(2, Math.multiplyExact(value, TALLEST) / tallest);
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
    Object most = largest.<Object>map(trend::figure).orElse(0);
    Object latest =
        runs.stream()
            .filter(this::isBar)
            .reduce((earlier, later) -> later)
            .<Object>map(trend::figure)
            .orElse(0);
    return Tag.of("figcaption")
        .with("id", captionId())
        .holding(Html.say("trend." + trend.key(), runs.size(), most, latest));
  }
}

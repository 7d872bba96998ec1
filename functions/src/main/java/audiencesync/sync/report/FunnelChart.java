package audiencesync.sync.report;

import audiencesync.audience.Counts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** From the segment's rows to the identifiers that are sent, as bars. */
final class FunnelChart {
  private static final int STAGE_HEIGHT = 46;
  private static final BigDecimal HAIRLINE = new BigDecimal("0.5");

  private final Counts counts;
  private final long widest;

  FunnelChart(Counts counts) {
    this.counts = counts;
    this.widest = stages().stream().mapToLong(Stage::count).max().orElse(0);
  }

  Html html() {
    List<Html> bars = new ArrayList<>();
    for (Stage stage : stages()) {
      bars.add(bar(stage, bars.size() * STAGE_HEIGHT));
    }
    Html chart =
        Tag.of("svg")
            .classed("funnel")
            .with("role", "img")
            .with("aria-labelledby", "funnel-text")
            .with("width", "100%")
            .with("height", String.valueOf(bars.size() * STAGE_HEIGHT))
            .holding(Html.all(bars));
    return Tag.of("figure").holding(chart, caption());
  }

  private List<Stage> stages() {
    return List.of(
        new Stage("segmentRows", counts.segmentRows()),
        new Stage("segmentMembers", counts.segmentMembers()),
        new Stage("joined", counts.joined()),
        new Stage("usable", counts.usable()),
        new Stage("unique", counts.unique()));
  }

  /** Only widths are relative, so that letters keep their size on a narrow screen. */
  private Html bar(Stage stage, int top) {
    String line = String.valueOf(top + 16);
    String barTop = String.valueOf(top + 22);
    return Html.all(
        label(Language.JA, stage, line),
        label(Language.EN, stage, line),
        Tag.of("text")
            .classed("value")
            .with("x", "100%")
            .with("y", line)
            .holding(Html.number(stage.count())),
        rectangle("track", barTop, "100%"),
        rectangle("bar", barTop, width(stage.count())));
  }

  private static Html label(Language language, Stage stage, String line) {
    return Tag.of("text")
        .classed(language.tag())
        .with("lang", language.tag())
        .with("x", "0")
        .with("y", line)
        .holding(Html.text(language.say(Phrase.of("funnel." + stage.key()))));
  }

  private static Html rectangle(String classes, String top, String width) {
    return Tag.of("rect")
        .classed(classes)
        .with("x", "0")
        .with("y", top)
        .with("width", width)
        .with("height", "12")
        .with("rx", "3")
        .empty();
  }

  /** What is not nothing can be seen. */
  private String width(long count) {
    BigDecimal percent = Figures.percent(count, widest);
    return (count > 0 ? percent.max(HAIRLINE) : percent).toPlainString() + "%";
  }

  private Html caption() {
    Phrase text =
        Phrase.of(
            "funnel.text",
            counts.segmentMembers(),
            counts.joined(),
            counts.usable(),
            counts.unique());
    return Tag.of("figcaption").with("id", "funnel-text").holding(Html.say(text));
  }

  private record Stage(String key, long count) {}
}

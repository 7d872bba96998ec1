package audiencesync.sync.report;

import audiencesync.audience.Counts;
import audiencesync.audience.RejectionReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * From the rows of the exports to what LINE took, as bars. Under each bar stands what is left out
 * of it, so that the next one is the difference.
 */
final class FunnelChart {
  private static final int BAR_HEIGHT = 46;
  private static final int LOSS_HEIGHT = 20;
  private static final int GAP = 8;
  private static final BigDecimal HAIRLINE = new BigDecimal("0.5");

  private final Counts counts;
  private final OptionalLong processed;
  private final List<Stage> stages = new ArrayList<>();
  private final List<Html> marks = new ArrayList<>();
  private long widest;
  private int top;

  /**
   * The chart of a run.
   *
   * @param processed how many LINE says it took of what was sent; empty until it has said so of
   *     every file
   */
  FunnelChart(Counts counts, OptionalLong processed) {
    this.counts = counts;
    this.processed = processed;
  }

  Html html() {
    stages();
    widest = stages.stream().mapToLong(Stage::count).max().orElse(0);
    stages.forEach(this::draw);
    Html chart =
        Tag.of("svg")
            .classed("funnel")
            .with("role", "img")
            .with("aria-labelledby", "funnel-text")
            .with("width", "100%")
            .with("height", String.valueOf(top))
            .holding(Html.all(marks));
    return Tag.of("figure").holding(chart, caption());
  }

  private void stages() {
    stage("segmentRows", counts.segmentRows())
        .loses("segmentRejected", counts.segmentRejected())
        .loses("segmentFilteredOut", counts.segmentFilteredOut())
        .loses("segmentMissingUserId", counts.segmentMissingUserId())
        .loses("segmentDuplicates", counts.segmentDuplicates());
    Stage joined = counts.identityRows() > 0 ? identity() : members();
    for (RejectionReason reason : RejectionReason.values()) {
      Phrase label = Phrase.of("reason." + reason.label());
      Field from = Field.under("/counts/rejected", reason.label());
      joined.loses(label, from, counts.rejected().getOrDefault(reason, 0L));
    }
    Stage last = stage("usable", counts.usable());
    if (counts.identifiers() != counts.usable()) {
      last = stage("identifiers", counts.identifiers());
    }
    last.loses("duplicates", counts.duplicates());
    sent(stage("unique", counts.unique()));
  }

  private Stage members() {
    return stage("segmentMembers", counts.segmentMembers());
  }

  private Stage identity() {
    members();
    stage("identityRows", counts.identityRows())
        .loses("identityRejected", counts.identityRejected())
        .loses("filteredOut", counts.filteredOut())
        .loses("missingUserId", counts.missingUserId())
        .loses("notInSegment", counts.notInSegment());
    return stage("joined", counts.joined());
  }

  private void sent(Stage unique) {
    if (processed.isPresent() && processed.getAsLong() <= counts.unique()) {
      Phrase lost = Phrase.of("funnel.notProcessed");
      unique.loses(lost, Field.NONE, counts.unique() - processed.getAsLong());
      stage(Phrase.of("funnel.processed"), Field.NONE, processed.getAsLong());
    }
  }

  private Stage stage(String key, long count) {
    return stage(Phrase.of("funnel." + key), Field.at("/counts/" + key), count);
  }

  private Stage stage(Phrase label, Field from, long count) {
    Stage stage = new Stage(label, from, count, new ArrayList<>());
    stages.add(stage);
    return stage;
  }

  /** Only widths are relative, so that letters keep their size on a narrow screen. */
  private void draw(Stage stage) {
    text("", stage.label(), stage.from(), Figures.grouped(stage.count()), top + 16);
    marks.add(rectangle("track", top + 22, "100%"));
    marks.add(rectangle("bar", top + 22, width(stage.count())));
    top += BAR_HEIGHT;
    for (Loss loss : stage.losses()) {
      text("loss", loss.label(), loss.from(), "−" + Figures.grouped(loss.count()), top + 8);
      top += LOSS_HEIGHT;
    }
    top += stage.losses().isEmpty() ? 0 : GAP;
  }

  private void text(String kind, Phrase label, Field from, String value, int line) {
    for (Language language : List.of(Language.JA, Language.EN)) {
      marks.add(
          Tag.of("text")
              .classed((language.tag() + " " + kind).strip())
              .with("lang", language.tag())
              .with("x", kind.isEmpty() ? "0" : "16")
              .with("y", String.valueOf(line))
              .holding(Html.text(language.say(label))));
    }
    marks.add(
        from.on(Tag.of("text"))
            .classed(("value " + kind).strip())
            .with("x", "100%")
            .with("y", String.valueOf(line))
            .holding(Html.text(value)));
  }

  private static Html rectangle(String classes, int top, String width) {
    return Tag.of("rect")
        .classed(classes)
        .with("x", "0")
        .with("y", String.valueOf(top))
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

  private record Stage(Phrase label, Field from, long count, List<Loss> losses) {
    Stage loses(String key, long lost) {
      return loses(Phrase.of("count." + key), Field.under("/counts", key), lost);
    }

    /** What is nothing is not shown. */
    Stage loses(Phrase what, Field where, long lost) {
      if (lost > 0) {
        losses.add(new Loss(what, where, lost));
      }
      return this;
    }
  }

  private record Loss(Phrase label, Field from, long count) {}
}

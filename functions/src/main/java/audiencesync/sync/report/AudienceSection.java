package audiencesync.sync.report;

import audiencesync.lineads.AudienceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The audience: which, in what state, how large, and its life from LINE's acceptance on. */
final class AudienceSection {
  private static final int MOST_CHARACTERS = 500;

  private final ReportedAudience audience;
  private final Milestones milestones;
  private final Instant now;

  private AudienceSection(RunReport report, ReportedAudience audience) {
    this.audience = audience;
    this.milestones = Milestones.of(report);
    this.now = report.header().finishedAt();
  }

  static Html of(RunReport report) {
    return report
        .audience()
        .map(audience -> new AudienceSection(report, audience).html())
        .orElse(Html.NOTHING);
  }

  private Html html() {
    Html facts =
        Html.all(
            fact("name", audience.name().map(AudienceSection::bounded)),
            fact("id", audience.id().map(AudienceSection::bounded)),
            fact("status", audience.status().map(AudienceSection::status)),
            fact("estimatedSize", audience.size().map(AudienceSection::size)),
            fact("complete", Optional.of(completeness())),
            fact("acceptedAt", milestones.acceptedAt().map(Times::html)),
            fact("finishedAt", milestones.jobsFinishedAt().map(time -> after(time))),
            fact("readyAt", milestones.readyAt().map(time -> after(time))),
            fact("life", audience.life().map(this::life)),
            fact("description", audience.description().map(AudienceSection::bounded)));
    return Section.of("audience", Tag.of("dl").holding(facts));
  }

  private static Html bounded(String text) {
    return Html.text(Figures.clipped(text, MOST_CHARACTERS));
  }

  private static Html size(Object size) {
    Html said = Html.say("audience.size", size);
    return size instanceof Number ? Field.at("/audience/estimatedSize").holding(said) : said;
  }

  /** What is not known is left out. */
  private static Html fact(String key, Optional<Html> value) {
    return value
        .map(
            known ->
                Tag.of("div")
                    .holding(
                        Tag.of("dt").holding(Html.say("audience." + key)),
                        Tag.of("dd").holding(known)))
        .orElse(Html.NOTHING);
  }

  private static Html status(AudienceStatus status) {
    Tone tone =
        switch (status) {
          case READY -> Tone.GOOD;
          case IN_PROGRESS, UNKNOWN -> Tone.ATTENTION;
          case FAILED, EXPIRED -> Tone.BAD;
        };
    return tone.inline(Html.say("audience.status." + status.name()));
  }

  private Html completeness() {
    String answer = audience.complete().map(complete -> complete ? "yes" : "no").orElse("unknown");
    return Html.say("audience.complete." + answer);
  }

  /** A moment, and how long after the acceptance it was. */
  private Html after(Instant time) {
    Optional<Html> later =
        milestones
            .acceptedAt()
            .map(accepted -> Duration.between(accepted, time))
            .map(wait -> Html.say("audience.after", Times.phrase(wait)));
    return Html.all(Times.html(time), Html.text(" "), later.orElse(Html.NOTHING));
  }

  private Html life(ReportedLife life) {
    Html days =
        Html.say("audience.lifeAssumed", life.assumed().days(), life.assumed().refreshBeforeDays());
    Html assumption =
        Field.at("/audience/life/assumedDays /audience/life/refreshBeforeDays").holding(days);
    Html end =
        life.end().map(time -> Html.say("audience.lifeEnd", Times.date(time))).orElse(Html.UNKNOWN);
    Html shown = audience.isEnding(now) ? Tone.ATTENTION.inline(end) : end;
    return Html.all(
        shown, Tag.of("br").empty(), Tag.of("span").classed("faint").holding(assumption));
  }
}

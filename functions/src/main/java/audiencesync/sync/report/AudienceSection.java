package audiencesync.sync.report;

import audiencesync.lineads.AudienceStatus;
import java.util.Optional;

/** The audience: which, in what state, how large. */
final class AudienceSection {
  private AudienceSection() {}

  static Html of(ReportedAudience audience) {
    Html facts =
        Html.all(
            fact("name", audience.name().map(Html::text)),
            fact("id", audience.id().map(Html::text)),
            fact("status", audience.status().map(AudienceSection::status)),
            fact("estimatedSize", audience.estimatedSize().map(Html::text)),
            fact("complete", Optional.of(completeness(audience))),
            fact("description", audience.description().map(Html::text)));
    return Section.of("audience", Tag.of("dl").holding(facts));
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

  private static Html completeness(ReportedAudience audience) {
    String answer = audience.complete().map(complete -> complete ? "yes" : "no").orElse("unknown");
    return Html.say("audience.complete." + answer);
  }
}

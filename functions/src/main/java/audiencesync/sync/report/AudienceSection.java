package audiencesync.sync.report;

import audiencesync.lineads.AudienceStatus;

/** The audience: which, in what state, how large. */
final class AudienceSection {
  private AudienceSection() {}

  static Html of(ReportedAudience audience) {
    Html facts =
        Html.all(
            fact("name", Html.text(audience.name())),
            fact("id", Html.text(audience.id())),
            fact("status", audience.status().map(AudienceSection::status).orElse(Html.UNKNOWN)),
            fact("estimatedSize", Html.text(audience.estimatedSize())),
            fact("complete", Html.say("audience.complete." + completeness(audience))),
            fact("description", Html.text(audience.description())));
    return Section.of("audience", Tag.of("dl").holding(facts));
  }

  private static Html fact(String key, Html value) {
    return Tag.of("div")
        .holding(Tag.of("dt").holding(Html.say("audience." + key)), Tag.of("dd").holding(value));
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

  private static String completeness(ReportedAudience audience) {
    return audience.complete().map(complete -> complete ? "yes" : "no").orElse("unknown");
  }
}

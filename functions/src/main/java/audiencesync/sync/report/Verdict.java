package audiencesync.sync.report;

import audiencesync.audience.Counts;
import audiencesync.lineads.AudienceStatus;
import java.util.Optional;

/** How a run ended, in the one sentence that stands at the top. */
record Verdict(Tone tone, Phrase sentence) {
  static Verdict of(RunReport report) {
    return switch (report.header().status()) {
      case SUCCEEDED -> succeeded(report);
      case DRY_RUN -> dryRun(report);
      case SKIPPED -> new Verdict(Tone.CALM, Phrase.of("verdict.skipped"));
      case FAILED -> failed(report);
    };
  }

  private static Verdict succeeded(RunReport report) {
    Optional<ReportedAudience> audience = report.audience();
    if (audience.filter(ReportedAudience::isIncomplete).isPresent()) {
      return new Verdict(Tone.BAD, Phrase.of("verdict.incomplete", unique(report)));
    }
    AudienceStatus status =
        audience.flatMap(ReportedAudience::status).orElse(AudienceStatus.UNKNOWN);
    return switch (status) {
      case READY -> ready(report);
      case IN_PROGRESS -> sent(Tone.ATTENTION, "verdict.inProgress", report);
      case FAILED -> sent(Tone.BAD, "verdict.audienceFailed", report);
      case EXPIRED -> sent(Tone.BAD, "verdict.expired", report);
      case UNKNOWN -> sent(Tone.ATTENTION, "verdict.unknown", report);
    };
  }

  private static Verdict ready(RunReport report) {
    return report.audience().filter(ReportedAudience::isTooSmall).isPresent()
        ? sent(Tone.ATTENTION, "verdict.tooSmall", report)
        : sent(Tone.GOOD, "verdict.ready", report);
  }

  private static Verdict sent(Tone tone, String key, RunReport report) {
    return new Verdict(tone, Phrase.of(key, unique(report), change(report)));
  }

  /** Beside the last success, in brackets; nothing where there is none to compare with. */
  private static Phrase change(RunReport report) {
    return report
        .counts()
        .flatMap(now -> report.past().previous().map(before -> change(now, before.counts())))
        .orElse(Phrase.of("change.unknown"));
  }

  private static Phrase change(Counts now, Counts before) {
    long difference = now.unique() - before.unique();
    Number percent = Figures.percent(Math.abs(difference), before.unique());
    if (before.unique() == 0) {
      return Phrase.of("change.unknown");
    }
    String key = difference == 0 ? "change.same" : difference > 0 ? "change.more" : "change.fewer";
    return Phrase.of(key, percent);
  }

  private static Verdict dryRun(RunReport report) {
    boolean stops =
        report.guards().stream().anyMatch(guard -> guard.outcome() == GuardOutcome.FAILED);
    return stops
        ? sent(Tone.ATTENTION, "verdict.dryRunStops", report)
        : sent(Tone.CALM, "verdict.dryRun", report);
  }

  private static Verdict failed(RunReport report) {
    return switch (Delivery.of(report)) {
      case NOTHING -> new Verdict(Tone.BAD, Phrase.of("verdict.failedBefore"));
      case PARTLY -> new Verdict(Tone.BAD, Phrase.of("verdict.failedAmid"));
      case EVERYTHING -> failedAfter(report);
    };
  }

  /** What LINE says of the audience is what people ask first. */
  private static Verdict failedAfter(RunReport report) {
    AudienceStatus status =
        report.audience().flatMap(ReportedAudience::status).orElse(AudienceStatus.UNKNOWN);
    return switch (status) {
      case EXPIRED -> sent(Tone.BAD, "verdict.expired", report);
      case FAILED -> sent(Tone.BAD, "verdict.audienceFailed", report);
      case READY, IN_PROGRESS, UNKNOWN -> new Verdict(Tone.BAD, Phrase.of("verdict.failedAfter"));
    };
  }

  private static long unique(RunReport report) {
    return report
        .counts()
        .map(Counts::unique)
        .orElseGet(() -> report.files().stream().mapToLong(ReportedFile::lines).sum());
  }
}

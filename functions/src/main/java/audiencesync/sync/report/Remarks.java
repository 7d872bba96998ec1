package audiencesync.sync.report;

import audiencesync.audience.Counts;
import audiencesync.sync.guard.GuardName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the figures of a report give to think of, in the order of weight. */
final class Remarks {
  private static final int MOST_CHARACTERS = 400;

  private final RunReport report;
  private final List<Phrase> remarks = new ArrayList<>();

  private Remarks(RunReport report) {
    this.report = report;
  }

  static List<Phrase> of(RunReport report) {
    return new Remarks(report).remarks();
  }

  private List<Phrase> remarks() {
    completeness();
    life();
    processed();
    guards();
    report.counts().ifPresent(this::unreadable);
    report.inputs().doubts().forEach(doubt -> remark("remark.doubt", bounded(doubt)));
    change();
    return List.copyOf(remarks);
  }

  private void completeness() {
    if (report.audience().filter(ReportedAudience::isIncomplete).isPresent()) {
      long finished = report.files().stream().filter(ReportedFile::isFinished).count();
      remark("remark.incomplete", finished, report.files().size());
    }
  }

  private void life() {
    report.audience().ifPresent(this::life);
  }

  /** That it has expired is the verdict itself where everything was sent. */
  private void life(ReportedAudience audience) {
    if (audience.isExpired() && Delivery.of(report) != Delivery.EVERYTHING) {
      remark("remark.expired");
    } else if (!audience.isExpired() && audience.isEnding(report.header().finishedAt())) {
      ReportedLife life = audience.life().orElseThrow();
      Phrase end = Times.date(life.end().orElseThrow());
      remark("remark.ending", end, Times.date(life.filledAt().orElseThrow()));
    }
  }

  /** Only of finished jobs: the count of one that still works grows. */
  private void processed() {
    List<ReportedFile> counted =
        report.files().stream()
            .filter(ReportedFile::isFinished)
            .filter(file -> file.processed().isPresent())
            .toList();
    long lines = counted.stream().mapToLong(ReportedFile::lines).sum();
    long processed = counted.stream().mapToLong(file -> file.processed().getAsLong()).sum();
    if (processed < lines) {
      String key = processed < lines / 2 ? "remark.processedFew" : "remark.processed";
      remark(key, processed, lines, lines - processed);
    }
  }

  private void guards() {
    for (ReportedGuard guard : report.guards()) {
      switch (guard.outcome()) {
        case PASSED -> {}
        case OVERRIDDEN -> guard("remark.overridden", guard);
        case FAILED -> guard(isDry() ? "remark.wouldStop" : "remark.stopped", guard);
      }
    }
    override();
  }

  /** What to write in the run's input so that it goes on all the same. */
  private void override() {
    List<String> failed =
        report.guards().stream()
            .filter(guard -> guard.outcome() == GuardOutcome.FAILED)
            .map(ReportedGuard::name)
            .toList();
    if (failed.stream().anyMatch(name -> !isOverridable(name))) {
      remark("remark.final");
    } else if (!failed.isEmpty()) {
      remark("remark.override", "[\"" + String.join("\", \"", failed) + "\"]");
    }
  }

  /** One of a later release is taken for what all but one are. */
  private static boolean isOverridable(String guard) {
    return GuardName.of(guard).map(GuardName::overridable).orElse(true);
  }

  private void guard(String key, ReportedGuard guard) {
    String words = "guard." + guard.name();
    Object name =
        Language.JA.knows(words)
            ? Phrase.of("guards.named", guard.name(), Phrase.of(words))
            : guard.name();
    boolean judged = guard.figure().isPresent() && guard.limit().isPresent();
    Phrase figures =
        judged
            ? Phrase.of("guards.judged", guard.figure().orElseThrow(), guard.limit().orElseThrow())
            : Phrase.of("guards.unjudged");
    Phrase before =
        report
            .past()
            .previous()
            .flatMap(run -> run.figure(guard.name()))
            .map(figure -> Phrase.of("guards.judgedBefore", figure))
            .orElse(Phrase.of("guards.unjudged"));
    remark(key, name, figures, before);
  }

  private boolean isDry() {
    return report.header().status() == RunStatus.DRY_RUN;
  }

  /** The guard counts joined rows; of a row that cannot be read nobody knows whose it is. */
  private void unreadable(Counts counts) {
    unreadable("remark.segmentUnreadable", counts.segmentRejected(), counts.segmentRows());
    unreadable("remark.identityUnreadable", counts.identityRejected(), counts.identityRows());
  }

  private void unreadable(String key, long rejected, long rows) {
    BigDecimal hundredfold = BigDecimal.valueOf(rejected).movePointRight(2);
    maxRejectedPercent()
        .filter(limit -> hundredfold.compareTo(limit.multiply(BigDecimal.valueOf(rows))) > 0)
        .ifPresent(limit -> remark(key, rejected, rows));
  }

  private static String bounded(String doubt) {
    return Figures.clipped(doubt, MOST_CHARACTERS);
  }

  private Optional<BigDecimal> maxRejectedPercent() {
    return report.guards().stream()
        .filter(guard -> guard.name().equals("maxRejectedPercent"))
        .flatMap(guard -> guard.limit().stream())
        .findFirst();
  }

  private void change() {
    report.counts().ifPresent(now -> report.past().previous().ifPresent(p -> change(now, p)));
  }

  private void change(Counts now, PreviousRun previous) {
    long before = previous.counts().unique();
    long difference = now.unique() - before;
    if (before > 0) {
      String key =
          difference == 0 ? "remark.same" : difference > 0 ? "remark.more" : "remark.fewer";
      Phrase time = Times.phrase(previous.finishedAt());
      Number percent = Figures.percent(Math.abs(difference), before);
      remark(key, percent, before, time);
    }
  }

  private void remark(String key, Object... arguments) {
    remarks.add(Phrase.of(key, arguments));
  }
}

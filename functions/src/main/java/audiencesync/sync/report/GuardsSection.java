package audiencesync.sync.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What was checked before the first byte would go to LINE. */
final class GuardsSection {
  private GuardsSection() {}

  static Html of(RunReport report) {
    List<ReportedGuard> guards = report.guards();
    if (guards.isEmpty()) {
      return Html.NOTHING;
    }
    Table table =
        new Table(
            "guards",
            Column.words("guards.name"),
            Column.words("guards.outcome"),
            Column.figures("guards.figure"),
            Column.figures("guards.limit"));
    guards.forEach(guard -> row(table, guard, report.header().status()));
    return Section.of("guards", Section.paragraph(Phrase.of("guards.text")), table.html());
  }

  private static void row(Table table, ReportedGuard guard, RunStatus status) {
    table.row(name(guard), outcome(guard, status), figure(guard.figure()), figure(guard.limit()));
  }

  /** A guard of a later version has no words here, only its name. */
  private static Html name(ReportedGuard guard) {
    Html code = Tag.of("code").holding(Html.text(guard.name()));
    String key = "guard." + guard.name();
    return Language.JA.knows(key) ? Html.all(Html.say(key), Tag.of("br").empty(), code) : code;
  }

  private static Html outcome(ReportedGuard guard, RunStatus status) {
    return switch (guard.outcome()) {
      case PASSED -> Tone.GOOD.inline(Html.say("guards.passed"));
      case OVERRIDDEN -> Tone.ATTENTION.inline(Html.say("guards.overridden"));
      case FAILED ->
          status == RunStatus.DRY_RUN
              ? Tone.ATTENTION.inline(Html.say("guards.wouldStop"))
              : Tone.BAD.inline(Html.say("guards.failed"));
    };
  }

  private static Html figure(Optional<BigDecimal> figure) {
    return figure.map(Html::number).orElse(Html.UNKNOWN);
  }
}

package audiencesync.sync.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was checked before the first byte would go to LINE. */
final class GuardsSection {
  private GuardsSection() {}

  static Html of(RunReport report) {
    List<ReportedGuard> guards = report.guards();
    if (guards.isEmpty()) {
      return Html.NOTHING;
    }
    Optional<PreviousRun> previous = report.past().previous();
    Table table = new Table("guards", columns(previous.isPresent()));
    for (int i = 0; i < guards.size(); i++) {
      ReportedGuard guard = guards.get(i);
      String root = "/guards/" + i;
      List<Html> cells =
          new ArrayList<>(
              List.of(
                  name(guard),
                  outcome(guard, report.header().status()),
                  figure(Field.under(root, "figure"), guard.figure()),
                  figure(Field.under(root, "limit"), guard.limit())));
      previous.ifPresent(run -> cells.add(before(run, guard.name())));
      table.row(cells.toArray(Html[]::new));
    }
    return Section.of("guards", Section.paragraph(Phrase.of("guards.text")), table.html());
  }

  private static Column[] columns(boolean compared) {
    Stream<Column> columns =
        Stream.of(
            Column.words("guards.name"),
            Column.words("guards.outcome"),
            Column.figures("guards.figure"),
            Column.figures("guards.limit"));
    Stream<Column> before = compared ? Stream.of(Column.figures("guards.before")) : Stream.empty();
    return Stream.concat(columns, before).toArray(Column[]::new);
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

  private static Html before(PreviousRun run, String guard) {
    for (int i = 0; i < run.guards().size(); i++) {
      if (run.guards().get(i).guard().equals(guard)) {
        return figure(Field.under("/previous/guards/" + i, "figure"), run.guards().get(i).figure());
      }
    }
    return Html.UNKNOWN;
  }

  private static Html figure(Field from, Optional<BigDecimal> figure) {
    return figure.map(from::number).orElse(Html.UNKNOWN);
  }
}

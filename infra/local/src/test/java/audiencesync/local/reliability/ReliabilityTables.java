package audiencesync.local.reliability;

import audiencesync.local.reliability.CrashCase.Outcome;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The tables of {@code docs/reliability.md}, as the tests find things to be. */
final class ReliabilityTables {
  private ReliabilityTables() {}

  /** How many points each flow has, by kind of effect. */
  static String points(List<CrashPoint> all, int tried) {
    StringBuilder table = new StringBuilder("| effect |");
    for (Flow flow : Flow.values()) {
      table.append(' ').append(flow.words()).append(" |");
    }
    table.append("\n|---|").append("---|".repeat(Flow.values().length)).append('\n');
    for (String kind : new TreeSet<>(all.stream().map(p -> p.crash().effect().kind()).toList())) {
      row(table, "`" + kind + "`", all, p -> p.crash().effect().kind().equals(kind));
    }
    row(table, "**all**", all, p -> true);
    return table
        .append("\nCases in all: ")
        .append(all.size())
        .append("; tried by every build, one of each kind of effect at each moment: ")
        .append(tried)
        .append(".\n")
        .toString();
  }

  private static void row(
      StringBuilder table, String title, List<CrashPoint> all, Predicate<CrashPoint> kind) {
    table.append("| ").append(title).append(" |");
    for (Flow flow : Flow.values()) {
      long points = all.stream().filter(kind).filter(p -> p.flow() == flow).count();
      table.append(' ').append(points).append(" |");
    }
    table.append('\n');
  }

  /** What became of the cases that were tried, by moment. */
  static String outcomes(List<CrashPoint> tried, Map<CrashPoint, Outcome> survived) {
    StringBuilder table =
        new StringBuilder("| stopped | tried | survived | how |\n|---|---|---|---|\n");
    for (Moment moment : Moment.values()) {
      long cases = tried.stream().filter(point -> point.crash().moment() == moment).count();
      Collection<Outcome> outcomes =
          survived.entrySet().stream()
              .filter(entry -> entry.getKey().crash().moment() == moment)
              .map(Map.Entry::getValue)
              .toList();
      table.append(
          "| %s | %d | %d | %s |\n"
              .formatted(moment.words(), cases, outcomes.size(), how(outcomes)));
    }
    return table.toString();
  }

  private static String how(Collection<Outcome> outcomes) {
    return Arrays.stream(Outcome.values())
        .filter(outcomes::contains)
        .map(one -> outcomes.stream().filter(one::equals).count() + " " + one.words())
        .collect(Collectors.joining("; "));
  }
}

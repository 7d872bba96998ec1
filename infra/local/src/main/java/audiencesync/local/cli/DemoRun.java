package audiencesync.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One run of the demo.
 *
 * @param action what it did to the audience
 * @param output the execution's
 * @param held what LINE held afterwards; empty when it had not exactly one audience of the name
 */
record DemoRun(String action, JsonNode output, Optional<Set<String>> held) {
  private static final String ROW = "%-8s %10s %10s %10s %10s %10s %12s  %s";

  /** A line for each run, below a line of titles. */
  static List<String> table(List<DemoRun> runs) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            ROW,
            "action",
            "members",
            "joined",
            "rejected",
            "duplicates",
            "sent",
            "LINE holds",
            "audience"));
    runs.forEach(run -> lines.add(run.line()));
    return lines;
  }

  /** The key of its report. */
  String report() {
    return output.path("report").asText();
  }

  private String line() {
    return String.format(
        Locale.ROOT,
        ROW,
        action,
        count("segmentMembers"),
        count("joined"),
        figure(number("joined") - number("usable")),
        count("duplicates"),
        count("unique"),
        held.map(identifiers -> figure(identifiers.size())).orElse("?"),
        output.path("audienceId").asText());
  }

  private String count(String name) {
    return figure(number(name));
  }

  private long number(String name) {
    return output.path("counts").path(name).asLong();
  }

  private static String figure(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}

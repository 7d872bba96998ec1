package audiencesync.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an execution came to, in a few lines.
 *
 * @param bucket the folder in which the report lies
 */
record Summary(Path bucket) {

  List<String> lines(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    outcome.output().ifPresent(output -> addOutput(lines, output));
    Optional<String> key =
        outcome
            .output()
            .map(output -> output.path("report").asText())
            .or(() -> outcome.succeeded() ? Optional.empty() : Failure.of(outcome).report());
    key.map(this::page).ifPresent(page -> lines.add("Report: " + page));
    return lines;
  }

  /** The page that people read, beside the report of that key. */
  Path page(String reportKey) {
    return bucket.resolve(reportKey.replaceFirst("\\.json$", ".html"));
  }

  private static void addOutput(List<String> lines, JsonNode output) {
    String run = output.path("connector").asText() + ", run " + output.path("runId").asText();
    lines.add(output.path("status").asText() + ": " + run);
    JsonNode counts = output.path("counts");
    if (counts.isObject()) {
      lines.add(funnel(counts));
    }
    String id = output.path("audienceId").asText("");
    if (!id.isEmpty()) {
      lines.add("Audience: " + id);
    }
  }

  private static String funnel(JsonNode counts) {
    return String.format(
        Locale.ROOT,
        "Members: %,d, joined rows: %,d, usable: %,d, unique identifiers: %,d",
        counts.path("segmentMembers").asLong(),
        counts.path("joined").asLong(),
        counts.path("usable").asLong(),
        counts.path("unique").asLong());
  }
}

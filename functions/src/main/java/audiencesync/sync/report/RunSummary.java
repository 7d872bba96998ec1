package audiencesync.sync.report;

import audiencesync.audience.Counts;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A run in a line.
 *
 * @param unique identifiers that were sent, or in a dry run would have been; empty when nothing was
 *     counted
 * @param rejected joined rows without a usable identifier; empty when nothing was counted
 */
public record RunSummary(
    String runId, Instant startedAt, RunStatus status, OptionalLong unique, OptionalLong rejected) {
  static final Comparator<RunSummary> OLDEST_FIRST =
      Comparator.comparing(RunSummary::startedAt).thenComparing(RunSummary::runId);

  /** The line that stands for that report. */
  public static RunSummary of(RunReport report) {
    RunHeader header = report.header();
    Optional<Counts> counts = report.counts();
    return new RunSummary(
        header.runId(),
        header.startedAt(),
        header.status(),
        counts.stream().mapToLong(Counts::unique).findFirst(),
        counts.stream().mapToLong(RunSummary::rejected).findFirst());
  }

  private static long rejected(Counts counts) {
    return counts.joined() - counts.usable();
  }
}

package audiencesync.sync.report;

import audiencesync.audience.Counts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A run in a line.
 *
 * @param unique identifiers that were prepared, whether or not they were sent; empty when nothing
 *     was counted
 * @param rejected joined rows without a usable identifier; empty when nothing was counted
 * @param joined rows of members; empty when nothing was counted
 * @param readyAt when LINE said that the audience is ready; empty unless the run succeeded
 */
public record RunSummary(
    String runId,
    Instant startedAt,
    RunStatus status,
    OptionalLong unique,
    OptionalLong rejected,
    OptionalLong joined,
    Optional<Instant> readyAt) {
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
        counts.stream().mapToLong(RunSummary::rejected).findFirst(),
        counts.stream().mapToLong(Counts::joined).findFirst(),
        Optional.of(header.finishedAt()).filter(end -> header.status() == RunStatus.SUCCEEDED));
  }

  /** What share of the joined rows was rejected, in percent. */
  Optional<BigDecimal> rejectedShare() {
    return rejected.isPresent() && joined.isPresent()
        ? Optional.of(Figures.percent(rejected.getAsLong(), joined.getAsLong()))
        : Optional.empty();
  }

  /** From its start until LINE said that the audience is ready. */
  Optional<Duration> timeToReady() {
    return readyAt.map(ready -> Duration.between(startedAt, ready)).filter(d -> !d.isNegative());
  }

  /** The line that stands for that report, and those of the runs that it remembers. */
  public static List<RunSummary> withHistory(RunReport report) {
    RunSummary current = of(report);
    Stream<RunSummary> others =
        report.past().history().stream().filter(run -> !run.runId().equals(current.runId()));
    return Stream.concat(Stream.of(current), others).toList();
  }

  private static long rejected(Counts counts) {
    return counts.joined() - counts.usable();
  }
}

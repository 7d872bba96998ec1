package audiencesync.sync.report;

import audiencesync.audience.Counts;
import audiencesync.lineads.LineCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is measured of a run that has ended.
 *
 * @param connector empty when the run's input names none
 * @param values those that are known: a run that failed early has not counted its rows
 */
public record RunMetrics(
    Optional<String> connector, String runId, Instant endedAt, Map<RunMetric, Long> values) {
  private static final int FIRST_ERROR = 400;

  public RunMetrics {
    values = Collections.unmodifiableMap(new EnumMap<>(values));
  }

  /** The figures of a report. */
  public static RunMetrics of(RunReport report) {
    RunHeader header = report.header();
    Map<RunMetric, Long> values = new EnumMap<>(RunMetric.class);
    report.counts().ifPresent(counts -> addCounts(values, counts));
    values.put(RunMetric.FILES, (long) report.files().size());
    values.put(RunMetric.LINE_CALLS, (long) report.lineCalls().size());
    values.put(
        RunMetric.FAILED_LINE_CALLS,
        report.lineCalls().stream().filter(RunMetrics::hasFailed).count());
    if (header.status() == RunStatus.SUCCEEDED) {
      Duration whole = Duration.between(header.startedAt(), header.finishedAt());
      values.put(RunMetric.SECONDS_TO_READY, whole.toSeconds());
    }
    values.put(ofStatus(header.status()), 1L);
    return new RunMetrics(
        Optional.of(header.connector()), header.runId(), header.finishedAt(), values);
  }

  /** Of a run that failed because its input names no connector: nothing else is known. */
  public static RunMetrics ofUnnamed(String runId, Instant endedAt) {
    return new RunMetrics(Optional.empty(), runId, endedAt, Map.of(RunMetric.FAILED_RUNS, 1L));
  }

  private static void addCounts(Map<RunMetric, Long> values, Counts counts) {
    values.put(RunMetric.ROWS, counts.segmentRows() + counts.identityRows());
    values.put(RunMetric.IDENTIFIERS, counts.unique());
    long unusable = counts.rejected().values().stream().mapToLong(Long::longValue).sum();
    values.put(RunMetric.REJECTED, counts.segmentRejected() + counts.identityRejected() + unusable);
  }

  private static boolean hasFailed(LineCall call) {
    return call.status() == 0 || call.status() >= FIRST_ERROR;
  }

  private static RunMetric ofStatus(RunStatus status) {
    return switch (status) {
      case SUCCEEDED -> RunMetric.SUCCEEDED_RUNS;
      case FAILED -> RunMetric.FAILED_RUNS;
      case SKIPPED -> RunMetric.SKIPPED_RUNS;
      case DRY_RUN -> RunMetric.DRY_RUNS;
    };
  }
}

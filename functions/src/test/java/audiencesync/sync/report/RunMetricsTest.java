package audiencesync.sync.report;

import static audiencesync.sync.report.RunMetric.DRY_RUNS;
import static audiencesync.sync.report.RunMetric.FAILED_LINE_CALLS;
import static audiencesync.sync.report.RunMetric.FAILED_RUNS;
import static audiencesync.sync.report.RunMetric.FILES;
import static audiencesync.sync.report.RunMetric.IDENTIFIERS;
import static audiencesync.sync.report.RunMetric.LINE_CALLS;
import static audiencesync.sync.report.RunMetric.REJECTED;
import static audiencesync.sync.report.RunMetric.ROWS;
import static audiencesync.sync.report.RunMetric.SECONDS_TO_READY;
import static audiencesync.sync.report.RunMetric.SKIPPED_RUNS;
import static audiencesync.sync.report.RunMetric.SUCCEEDED_RUNS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
  @Test
  void countsASuccess() {
    assertThat(RunMetrics.of(Reports.succeeded()))
        .isEqualTo(
            new RunMetrics(
                Optional.of("members"),
                "20261124T010000Z-1f2e3d4c",
                Reports.START.plusMillis(754_000),
                Map.of(
                    ROWS, 55_440L,
                    IDENTIFIERS, 12_345L,
                    REJECTED, 2_171L,
                    FILES, 1L,
                    LINE_CALLS, 4L,
                    FAILED_LINE_CALLS, 2L,
                    SECONDS_TO_READY, 754L,
                    SUCCEEDED_RUNS, 1L)));
  }

  @Test
  void aFailedRunWasNeverReady() {
    assertThat(RunMetrics.of(Reports.failed()).values())
        .containsEntry(FAILED_RUNS, 1L)
        .containsEntry(FILES, 2L)
        .containsEntry(ROWS, 1_300_000L)
        .doesNotContainKeys(SECONDS_TO_READY, SUCCEEDED_RUNS);
  }

  @Test
  void whatWasNotCountedIsNotZero() {
    assertThat(RunMetrics.of(Reports.failedAtOnce()).values())
        .isEqualTo(Map.of(FILES, 0L, LINE_CALLS, 0L, FAILED_LINE_CALLS, 0L, FAILED_RUNS, 1L));
  }

  @Test
  void tellsRunsThatSentNothingApart() {
    assertThat(RunMetrics.of(Reports.dryRun()).values())
        .containsEntry(DRY_RUNS, 1L)
        .doesNotContainKeys(SUCCEEDED_RUNS, SKIPPED_RUNS, SECONDS_TO_READY);
    assertThat(RunMetrics.of(Reports.skipped()).values())
        .containsEntry(SKIPPED_RUNS, 1L)
        .doesNotContainKeys(SUCCEEDED_RUNS, DRY_RUNS, ROWS);
  }
}

package audiencesync.sync.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalLong;

/** What is followed from run to run. */
enum Trend {
  SENT("sent"),
  REJECTED_SHARE("rejected"),
  TIME_TO_READY("ready");

  private final String key;

  Trend(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  /** How tall the run's bar is, beside those of other runs; empty where it has none. */
  OptionalLong height(RunSummary run) {
    return switch (this) {
      case SENT -> hasCounted(run) ? OptionalLong.of(run.unique().orElse(0)) : OptionalLong.empty();
      case REJECTED_SHARE -> run.rejectedShare().stream().mapToLong(Trend::hundredths).findFirst();
      case TIME_TO_READY -> run.timeToReady().stream().mapToLong(Duration::toSeconds).findFirst();
    };
  }

  /** The figure in words. */
  Object figure(RunSummary run) {
    return switch (this) {
      case SENT -> run.unique().orElse(0);
      case REJECTED_SHARE -> run.rejectedShare().orElse(BigDecimal.ZERO);
      case TIME_TO_READY -> Times.phrase(run.timeToReady().orElse(Duration.ZERO));
    };
  }

  private static boolean hasCounted(RunSummary run) {
    return run.status() == RunStatus.SUCCEEDED || run.status() == RunStatus.DRY_RUN;
  }

  private static long hundredths(BigDecimal percent) {
    return percent.movePointRight(2).longValue();
  }
}

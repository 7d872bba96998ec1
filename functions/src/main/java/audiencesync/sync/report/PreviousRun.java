package audiencesync.sync.report;

import audiencesync.audience.Counts;
import java.time.Instant;
import java.util.Optional;

/** The connector's last successful run before the one that is reported. */
public record PreviousRun(String runId, Instant finishedAt, Counts counts) {
  /** What a later report says of that run; empty unless it succeeded and counted. */
  public static Optional<PreviousRun> of(RunReport report) {
    RunHeader header = report.header();
    return report
        .counts()
        .filter(counts -> header.status() == RunStatus.SUCCEEDED)
        .map(counts -> new PreviousRun(header.runId(), header.finishedAt(), counts));
  }
}

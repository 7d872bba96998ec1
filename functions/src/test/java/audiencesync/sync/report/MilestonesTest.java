package audiencesync.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.Counts;
import audiencesync.lineads.AudienceStatus;
import audiencesync.lineads.JobStatus;
import audiencesync.lineads.LineCall;
import audiencesync.sync.connector.ReportLanguage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MilestonesTest {
  private static final String LIST = "/v3/adaccounts/A1/custom-audiences";
  private static final List<LineCall> CALLS =
      List.of(
          call(1, "GET", LIST, 200),
          call(2, "POST", LIST + "/upload", 0),
          call(3, "POST", LIST + "/upload", 202),
          call(4, "POST", LIST + "/upload", 202),
          call(5, "GET", LIST + "/9/upload-job", 200),
          call(6, "GET", LIST + "/9/upload-job", 200),
          call(7, "GET", LIST, 200),
          call(8, "GET", LIST, 200),
          call(9, "GET", LIST, 500));

  @Test
  void areTheCallsThatSawTheEnd() {
    assertThat(Milestones.of(report(JobStatus.FINISHED, AudienceStatus.READY)))
        .isEqualTo(new Milestones(at(3), at(6), at(8)));
  }

  @Test
  void endWhereTheRunEnded() {
    assertThat(Milestones.of(report(JobStatus.FINISHED, AudienceStatus.IN_PROGRESS)))
        .isEqualTo(new Milestones(at(3), at(6), Optional.empty()));
    assertThat(Milestones.of(report(JobStatus.FAILED, AudienceStatus.READY)))
        .isEqualTo(new Milestones(at(3), Optional.empty(), Optional.empty()));
  }

  private static RunReport report(JobStatus job, AudienceStatus status) {
    return new RunReport(
        Reports.failed().header(),
        Optional.<Counts>empty(),
        Optional.of(Reports.audience(status, "900", true)),
        List.of(Reports.file(1, 900, job, 899)),
        List.of(),
        CALLS,
        InputFindings.NONE,
        List.of(),
        PastRuns.NONE,
        ReportLanguage.JA);
  }

  private static Optional<Instant> at(long second) {
    return Optional.of(Reports.START.plusSeconds(second));
  }

  private static LineCall call(long second, String method, String path, int status) {
    return new LineCall(Reports.START.plusSeconds(second), method, path, status, 100 + second);
  }
}

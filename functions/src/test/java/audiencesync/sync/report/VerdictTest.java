package audiencesync.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.lineads.AudienceStatus;
import audiencesync.lineads.JobStatus;
import audiencesync.lineads.LineCall;
import audiencesync.sync.connector.ReportLanguage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  private static final RunError ERROR = new RunError("a.B", "It broke.");
  private static final String AMID =
      "Failed while sending. LINE may hold only a part; run the connector again to complete it.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "READY       | 11800        | true  | GOOD      | Ready to use. Identifiers sent: 12,345.",
        "READY       | -            | true  | ATTENTION | Identifiers sent: 12,345. LINE calls the audience ready but too small to tell its size, so it may not be usable in a campaign.",
        "READY       | 100 or fewer | true  | ATTENTION | Identifiers sent: 12,345. LINE calls the audience ready but too small to tell its size, so it may not be usable in a campaign.",
        "IN_PROGRESS | -            | true  | ATTENTION | Sent: 12,345 identifiers. LINE is still preparing the audience, which can take hours; it cannot be used yet. LINE Ads Manager shows when it is ready.",
        "FAILED      | -            | true  | BAD       | Sent: 12,345 identifiers, but LINE says that it failed to build the audience. It cannot be used. Run the connector again; if LINE fails again, ask LINE's support with the audience id below.",
        "EXPIRED     | 900          | true  | BAD       | Sent: 12,345 identifiers, but LINE says that the audience has expired. It cannot be used. Create a new one: give the connector a new audience name.",
        "UNKNOWN     | 900          | true  | ATTENTION | Sent: 12,345 identifiers. LINE did not say in what state the audience is; look it up in LINE Ads Manager.",
        "READY       | 11800        | false | BAD       | The audience is incomplete: not all of the 12,345 identifiers have reached LINE. Run the connector again to complete it.",
      })
  void saysWhetherTheAudienceCanBeUsed(
      AudienceStatus status, String size, boolean complete, Tone tone, String sentence) {
    ReportedAudience audience = Reports.audience(status, size, complete);
    RunReport report = succeeded(audience);

    assertThat(Verdict.of(report).tone()).isEqualTo(tone);
    assertThat(english(report)).isEqualTo(sentence);
  }

  @Test
  void saysWhatADryRunWouldSend() {
    assertThat(english(dryRun(GuardOutcome.OVERRIDDEN)))
        .isEqualTo(
            "Dry run: nothing was sent. A real run would send this many identifiers: 12,345 (2 %"
                + " fewer than last time).");
    assertThat(Verdict.of(dryRun(GuardOutcome.PASSED)).tone()).isEqualTo(Tone.CALM);
  }

  @Test
  void saysThatAGuardWouldStopARealRun() {
    assertThat(english(dryRun(GuardOutcome.FAILED)))
        .isEqualTo(
            "Dry run: nothing was sent. A real run would find this many identifiers: 12,345 (2 %"
                + " fewer than last time). A guard would stop it before sending.");
    assertThat(Verdict.of(dryRun(GuardOutcome.FAILED)).tone()).isEqualTo(Tone.ATTENTION);
  }

  @Test
  void saysThatASkippedRunDidNothing() {
    assertThat(english(Reports.skipped()))
        .isEqualTo("Skipped: this run did nothing, and the audience is as it was.");
  }

  @Test
  void saysThatAFailureCameBeforeAnythingWasSent() {
    assertThat(english(Reports.failedAtOnce()))
        .isEqualTo("Failed before anything was sent. The audience is as it was.");
  }

  @Test
  void claimsNothingOfAnUploadWhoseAnswerWasLost() {
    LineCall lost = new LineCall(Reports.START, "POST", "/v3/upload", 0, 60_000);
    RunReport report = failed(List.of(), List.of(lost));

    assertThat(english(report)).isEqualTo(AMID);
  }

  @Test
  void saysThatAFailureCameAmidSending() {
    assertThat(english(Reports.failed())).isEqualTo(AMID);
  }

  @Test
  void saysThatAFailureCameAfterEverythingWasSent() {
    RunReport report = failed(List.of(file(JobStatus.FINISHED)), List.of());

    assertThat(english(report))
        .isEqualTo("Failed after everything was sent. LINE has taken every file.");
  }

  @Test
  void saysFirstThatWhatWasSentCannotBeUsed() {
    assertThat(english(Reports.expired()))
        .startsWith(
            "Sent: 12,345 identifiers, but LINE says that the audience has expired. It cannot be"
                + " used.");
    assertThat(Verdict.of(Reports.expired()).tone()).isEqualTo(Tone.BAD);
  }

  private static String english(RunReport report) {
    return Language.EN.say(Verdict.of(report).sentence());
  }

  private static ReportedFile file(JobStatus status) {
    return Reports.file(1, 12_345, status, 12_300);
  }

  private static RunReport dryRun(GuardOutcome shrink) {
    RunReport report = Reports.dryRun();
    return new RunReport(
        report.header(),
        report.counts(),
        report.audience(),
        List.of(),
        Reports.guards("12345", shrink),
        List.of(),
        report.inputs(),
        List.of(),
        report.past(),
        report.language());
  }

  private static RunReport failed(List<ReportedFile> files, List<LineCall> calls) {
    return new RunReport(
        Reports.header(RunStatus.FAILED, Optional.of(ERROR)),
        Optional.empty(),
        Optional.empty(),
        files,
        List.of(),
        calls,
        InputFindings.NONE,
        List.of(),
        PastRuns.NONE,
        ReportLanguage.JA);
  }

  private static RunReport succeeded(ReportedAudience audience) {
    return new RunReport(
        Reports.header(RunStatus.SUCCEEDED, Optional.empty()),
        Optional.of(Reports.counts()),
        Optional.of(audience),
        List.of(file(JobStatus.FINISHED)),
        List.of(),
        List.of(),
        InputFindings.NONE,
        List.of(),
        PastRuns.NONE,
        ReportLanguage.JA);
  }
}

package audiencesync.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.lineads.AudienceStatus;
import audiencesync.lineads.JobStatus;
import audiencesync.sync.connector.ReportLanguage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RemarksTest {
  @Test
  void comparesTheJobsCountWithTheLinesSent() {
    assertThat(remarks(List.of(finished(1, 1_000, 999), finished(2, 900, 300))))
        .containsExactly(
            "LINE processed 1,299 of 1,900 lines. It does not say what is wrong with the other"
                + " 601.");
  }

  @Test
  void suspectsTheFormOfIdentifiersOfWhichLineProcessedFew() {
    assertThat(remarks(List.of(finished(1, 1_000, 400))))
        .containsExactly(
            "LINE processed only 400 of 1,000 lines and does not say what is wrong with the other"
                + " 600. So many mean that the identifiers have a form that LINE does not expect:"
                + " look at identifier in the connector, at phoneFormat first.");
  }

  @Test
  void makesNothingOfACountThatStillGrows() {
    ReportedFile working = Reports.file(1, 1_000, JobStatus.WORKING, 10);

    assertThat(remarks(List.of(finished(1, 500, 500), working))).isEmpty();
  }

  @Test
  void saysHowFarAnIncompleteAudienceIs() {
    assertThat(english(Reports.failed()))
        .contains(
            "LINE has finished 1 of 2 files. Until the rest is sent the audience is smaller than it"
                + " should be; running the connector again completes it.",
            "The guard maxShrinkPercent did not pass and was overridden for this run. Found: 52.5,"
                + " limit: 50.");
  }

  @Test
  void namesTheGuardThatWouldStopARealRun() {
    assertThat(english(Reports.dryRun()))
        .contains(
            "The guard maxShrinkPercent would stop a real run. Found: 52.5, limit: 50."
                + " At the last success: 61.7.");
  }

  @Test
  void saysInEitherLanguageWhichGuardStoppedTheRunAndByWhichFigures() {
    RunReport stopped = stopped("minIdentifiers", "165", "1000");

    assertThat(japanese(stopped))
        .contains("安全チェック「重複を除いた識別子の下限」（minIdentifiers）で停止しました。実際の値は 165、限度は 1,000 です。");
    assertThat(english(stopped))
        .contains("The guard minIdentifiers stopped the run. Found: 165, limit: 1,000.");
  }

  @Test
  void namesAGuardOfALaterReleaseAndOneWithoutFigures() {
    assertThat(english(stopped("maxMoonPhase", null, "1")))
        .contains("The guard maxMoonPhase stopped the run.");
    assertThat(japanese(stopped("firstReplace", null, null)))
        .contains("安全チェック「規模のわからないオーディエンスの初めての置換」（firstReplace）で停止しました。");
  }

  @Test
  void namesEveryGuardThatWouldHaveToBeOverridden() {
    RunReport stopped =
        stopped(failed("minIdentifiers", "165", "1000"), failed("maxAgeHours", "80.5", "48"));

    assertThat(english(stopped))
        .contains(
            "If all is as it should be, run once with \"overrideGuards\": [\"minIdentifiers\","
                + " \"maxAgeHours\"] in the input.");
    assertThat(japanese(stopped))
        .contains(
            "数値に問題がなければ、実行時の入力に \"overrideGuards\": [\"minIdentifiers\", \"maxAgeHours\"]"
                + " を書いて、1 回だけ実行してください。");
  }

  @Test
  void offersNoOverrideWhereOneGuardTakesNone() {
    RunReport stopped =
        stopped(failed("nothingToSend", "0", "1"), failed("minIdentifiers", "0", "1000"));

    assertThat(english(stopped))
        .contains("This cannot be overridden: mend the input, then run again.")
        .noneMatch(remark -> remark.contains("overrideGuards"));
    assertThat(japanese(stopped)).contains("この停止は解除できません。元データを直してから、もう一度実行してください。");
  }

  @Test
  void offersNoOverrideOfWhatWasOverridden() {
    assertThat(english(Reports.failed())).noneMatch(remark -> remark.contains("overrideGuards"));
  }

  @Test
  void saysThatAFileMayLackAColumn() {
    assertThat(english(Reports.dryRun()))
        .contains(
            "A file may have been read otherwise than you mean. No record of inbox/users/7.jsonl has"
                + " \"mail\" (identity.columns.email), though other files have it. It was read as"
                + " empty there. If it should have the column, correct the export and run again.");
    assertThat(japanese(Reports.dryRun()))
        .anyMatch(remark -> remark.startsWith("列が足りない可能性のあるファイルがあります。"));
  }

  private static ReportedGuard failed(
      String guard, @Nullable String figure, @Nullable String limit) {
    return new ReportedGuard(
        guard,
        GuardOutcome.FAILED,
        Optional.ofNullable(figure).map(BigDecimal::new),
        Optional.ofNullable(limit).map(BigDecimal::new));
  }

  private static RunReport stopped(String guard, @Nullable String figure, @Nullable String limit) {
    return stopped(failed(guard, figure, limit));
  }

  private static RunReport stopped(ReportedGuard... failed) {
    RunError error = new RunError("audiencesync.sync.guard.GuardException", "Nothing was sent.");
    return new RunReport(
        Reports.header(RunStatus.FAILED, Optional.of(error)),
        Optional.of(Reports.counts()),
        Optional.empty(),
        List.of(),
        List.of(failed),
        List.of(),
        InputFindings.NONE,
        List.of(),
        PastRuns.NONE,
        ReportLanguage.JA);
  }

  private static List<String> japanese(RunReport report) {
    return Remarks.of(report).stream().map(Language.JA::say).toList();
  }

  @Test
  void comparesWithTheLastSuccess() {
    assertThat(english(Reports.succeeded()))
        .contains(
            "2 % fewer than the 12,601 of the last successful run of 2026-11-23 01:14:00 UTC.");
  }

  @Test
  void saysThatNothingHasChanged() {
    PreviousRun previous =
        new PreviousRun("r-0", Instant.parse("2026-11-20T05:06:07Z"), Reports.counts(), List.of());
    RunReport report = report(List.of(), new PastRuns(Optional.of(previous), List.of()));

    assertThat(english(report))
        .containsExactly("As many as in the last successful run of 2026-11-20 05:06:07 UTC.");
  }

  @Test
  void saysThatAnInputIsMostlyUnreadable() {
    String remark =
        "60 of the segment's 300 rows could not be read. Look at the lines in the list of rejected"
            + " rows: the first row of a file decides how many columns all others must have.";
    assertThat(unreadable(60, "19.9")).contains(remark);
    assertThat(unreadable(60, "20")).doesNotContain(remark);
    assertThat(unreadable(0, "0")).doesNotContain(remark);
  }

  private static List<String> unreadable(long rejected, String limit) {
    ReportedGuard guard =
        new ReportedGuard(
            "maxRejectedPercent",
            GuardOutcome.PASSED,
            Optional.of(BigDecimal.ZERO),
            Optional.of(new BigDecimal(limit)));
    return english(
        new RunReport(
            Reports.header(RunStatus.SUCCEEDED, Optional.empty()),
            Optional.of(Reports.segmentOf(300, rejected)),
            Optional.empty(),
            List.of(),
            List.of(guard),
            List.of(),
            InputFindings.NONE,
            List.of(),
            PastRuns.NONE,
            ReportLanguage.JA));
  }

  private static ReportedFile finished(int number, long lines, long processed) {
    return Reports.file(number, lines, JobStatus.FINISHED, processed);
  }

  private static List<String> remarks(List<ReportedFile> files) {
    return english(report(files, PastRuns.NONE));
  }

  private static List<String> english(RunReport report) {
    return Remarks.of(report).stream().map(Language.EN::say).toList();
  }

  private static RunReport report(List<ReportedFile> files, PastRuns past) {
    return new RunReport(
        Reports.header(RunStatus.SUCCEEDED, Optional.empty()),
        Optional.of(Reports.counts()),
        Optional.of(Reports.audience(AudienceStatus.READY, "11800", true)),
        files,
        List.of(),
        List.of(),
        InputFindings.NONE,
        List.of(),
        past,
        ReportLanguage.JA);
  }
}

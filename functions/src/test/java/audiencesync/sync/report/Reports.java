package audiencesync.sync.report;

import audiencesync.audience.Counts;
import audiencesync.audience.Input;
import audiencesync.audience.RejectedRow;
import audiencesync.audience.RejectionReason;
import audiencesync.audience.RowFault;
import audiencesync.lineads.AudienceStatus;
import audiencesync.lineads.JobStatus;
import audiencesync.lineads.LineCall;
import audiencesync.lineads.UploadAction;
import audiencesync.sync.connector.AudienceLife;
import audiencesync.sync.connector.ReportLanguage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One report for each status, as a run would leave it; no two figures of one report are alike. */
final class Reports {
  static final Instant START = Instant.parse("2026-11-24T01:00:00.123Z");

  private static final String SEGMENT_KEY = "inbox/members/2026-11-24.csv";
  private static final String IDENTITY_KEY = "inbox/users/会員マスタ.csv.gz";
  private static final String AUDIENCES = "/v3/adaccounts/A1000000001/custom-audiences";

  private static final String DOUBT =
      "No record of inbox/users/7.jsonl has \"mail\" (identity.columns.email), though other files have"
          + " it. It was read as empty there.";

  private Reports() {}

  static RunReport succeeded() {
    return new RunReport(
        header(RunStatus.SUCCEEDED, Optional.empty()),
        Optional.of(counts()),
        Optional.of(audience(AudienceStatus.READY, "11800", true).with(life(START, 181, 13))),
        List.of(file(1, 12_345, JobStatus.FINISHED, 12_288)),
        guards("12345", GuardOutcome.PASSED),
        calls(),
        new InputFindings(inputs(), rejectedRows(), List.of()),
        List.of(new Note("The audience of this name was adopted.", "この名称の既存オーディエンスを使用しました。")),
        new PastRuns(Optional.of(previous()), history()),
        ReportLanguage.JA);
  }

  static RunReport dryRun() {
    return new RunReport(
        header(RunStatus.DRY_RUN, Optional.empty()),
        Optional.of(counts()),
        Optional.of(
            new ReportedAudience(
                Optional.empty(),
                Optional.of("ゴールド会員"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        List.of(),
        guards("12345", GuardOutcome.FAILED),
        List.of(call(1, "GET", AUDIENCES, 200, 145)),
        new InputFindings(inputs(), rejectedRows(), samples(), List.of(DOUBT)),
        List.of(),
        new PastRuns(Optional.of(previous()), history()),
        ReportLanguage.JA);
  }

  /** Before a dry run, with a doubt. */
  static ReportedPreview preview() {
    return new ReportedPreview(
        "members",
        ReportLanguage.JA,
        START,
        inputs(),
        samples(),
        List.of(DOUBT),
        List.of(),
        Optional.of(previous()));
  }

  static RunReport skipped() {
    return new RunReport(
        header(RunStatus.SKIPPED, Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        InputFindings.NONE,
        List.of(
            new Note(
                "The trigger SCHEDULE 2026-11-24T01:00:00Z was run already, by"
                    + " 20261124T010000Z-00aa11bb.",
                "このトリガー（SCHEDULE 2026-11-24T01:00:00Z）は 20261124T010000Z-00aa11bb で実行済みです。")),
        PastRuns.NONE,
        ReportLanguage.JA);
  }

  /** A REPLACE that stopped between its first file and its second. */
  static RunReport failed() {
    RunError error =
        new RunError(
            "audiencesync.lineads.UploadJobFailedException",
            "LINE failed upload job 7002 (file 2 of 2, 617283 lines) and gave no reason. The audience"
                + " 123456789 holds file 1 only. Start the connector again: it sends file 2.");
    return new RunReport(
        header(RunStatus.FAILED, Optional.of(error)),
        Optional.of(largeCounts()),
        Optional.of(audience(AudienceStatus.IN_PROGRESS, "-", false)),
        List.of(
            file(1, 617_284, JobStatus.FINISHED, 617_280),
            new ReportedFile(
                2,
                617_283,
                40_123_395,
                UploadAction.ADD,
                Optional.of("7002"),
                Optional.of(JobStatus.FAILED),
                OptionalLong.empty())),
        guards("1234567", GuardOutcome.OVERRIDDEN),
        calls(),
        new InputFindings(inputs(), List.of(), List.of()),
        List.of(),
        PastRuns.NONE,
        ReportLanguage.JA);
  }

  /** A run of which nothing is known but that it failed. */
  static RunReport failedAtOnce() {
    RunError error =
        new RunError(
            "audiencesync.sync.connector.InvalidConnectorException",
            "connectors/members.json: audience.action is missing; give ADD or REPLACE.");
    return RunReport.of(header(RunStatus.FAILED, Optional.of(error)), List.of());
  }

  /** Everything was sent, but LINE says that the audience has expired. */
  static RunReport expired() {
    RunReport report = succeeded();
    RunError error =
        new RunError(
            "audiencesync.sync.AudienceNotReadyException",
            "LINE says that audience 123456789 is EXPIRED and cannot be used. Give the connector"
                + " another audience name, or a new audience's id, and run again.");
    return new RunReport(
        header(RunStatus.FAILED, Optional.of(error)),
        report.counts(),
        Optional.of(
            audience(AudienceStatus.EXPIRED, "-", true)
                .with(life(START.minusSeconds(200 * 86_400), 190, 11))),
        report.files(),
        report.guards(),
        report.lineCalls(),
        report.inputs(),
        List.of(),
        report.past(),
        ReportLanguage.EN);
  }

  /** A guard stopped it before sending. */
  static RunReport stopped(ReportLanguage language) {
    RunReport dry = dryRun();
    RunError error =
        new RunError(
            "audiencesync.sync.guard.GuardException",
            "A guard stopped the run, nothing was sent. maxShrinkPercent: 52.5 % fewer.");
    return new RunReport(
        header(RunStatus.FAILED, Optional.of(error)),
        dry.counts(),
        dry.audience(),
        List.of(),
        dry.guards(),
        dry.lineCalls(),
        new InputFindings(inputs(), rejectedRows(), List.of()),
        List.of(),
        dry.past(),
        language);
  }

  /** Names as long as they may be, without a place where a line could be broken. */
  static RunReport longNames() {
    RunReport report = succeeded();
    ReportedAudience audience =
        new ReportedAudience(
            Optional.of("1234567890123456789"),
            Optional.of("御得意様限定春夏秋冬特別招待会員".repeat(8).substring(0, 120)),
            Optional.of(AudienceStatus.READY),
            Optional.of("11800"),
            Optional.of(true),
            Optional.of("説明".repeat(500)));
    String key = "inbox/" + "とても長い名前のエクスポート".repeat(23) + ".csv";
    ReportedInput first = report.inputs().objects().get(0);
    return new RunReport(
        new RunHeader(
            report.header().runId(),
            "c".repeat(63),
            RunStatus.SUCCEEDED,
            Optional.empty(),
            report.header().startedAt(),
            report.header().finishedAt()),
        report.counts(),
        Optional.of(audience.with(life(START, 3650, 30))),
        report.files(),
        report.guards(),
        report.lineCalls(),
        new InputFindings(
            List.of(
                new ReportedInput(
                    first.input(),
                    key,
                    first.bytes(),
                    first.modifiedAt(),
                    first.format(),
                    first.charset(),
                    first.certainty(),
                    first.compression(),
                    first.rows())),
            List.of(new RejectedRow(Input.SEGMENT, key, 1_022, "broken_row")),
            List.of()),
        report.notes(),
        report.past(),
        ReportLanguage.JA);
  }

  static RunReport withAudience(RunReport report, ReportedAudience audience) {
    return new RunReport(
        report.header(),
        report.counts(),
        Optional.of(audience),
        report.files(),
        report.guards(),
        report.lineCalls(),
        report.inputs(),
        report.notes(),
        report.past(),
        report.language());
  }

  static RunReport withFiles(RunReport report, List<ReportedFile> files) {
    return new RunReport(
        report.header(),
        report.counts(),
        report.audience(),
        files,
        report.guards(),
        report.lineCalls(),
        report.inputs(),
        report.notes(),
        report.past(),
        report.language());
  }

  static ReportedLife life(Instant filledAt, int days, int refreshBeforeDays) {
    return new ReportedLife(Optional.of(filledAt), new AudienceLife(days, refreshBeforeDays));
  }

  static Counts counts() {
    return new Counts(
        15_230,
        7,
        311,
        29,
        183,
        14_700,
        40_210,
        13,
        402,
        57,
        25_000,
        14_738,
        Map.of(
            RejectionReason.MISSING, 1_904L,
            RejectionReason.INVALID_EMAIL, 233L,
            RejectionReason.TOO_LONG, 3L,
            RejectionReason.ALREADY_HASHED, 11L),
        12_587,
        12_587,
        12_345,
        242,
        410,
        61,
        Map.of(RowFault.BROKEN_ROW, 5L, RowFault.INVALID_ENCODING, 2L),
        Map.of(RowFault.BROKEN_ROW, 9L, RowFault.INVALID_ENCODING, 4L));
  }

  /** A segment alone, of rows that cannot be read and rows that are sent. */
  static Counts segmentOf(long rows, long unreadable) {
    long read = rows - unreadable;
    return new Counts(
        rows,
        unreadable,
        0,
        0,
        0,
        read,
        0,
        0,
        0,
        0,
        0,
        read,
        Map.of(),
        read,
        read,
        read,
        0,
        0,
        0,
        Map.of(RowFault.BROKEN_ROW, unreadable),
        Map.of());
  }

  static Counts previousCounts() {
    return new Counts(
        15_100,
        6,
        300,
        20,
        174,
        14_600,
        39_900,
        10,
        390,
        50,
        24_810,
        14_640,
        Map.of(RejectionReason.MISSING, 1_800L, RejectionReason.INVALID_EMAIL, 205L),
        12_635,
        12_635,
        12_601,
        34,
        391,
        58,
        Map.of(RowFault.BROKEN_ROW, 6L),
        Map.of(RowFault.BROKEN_ROW, 8L, RowFault.INVALID_ENCODING, 2L));
  }

  /** The segment carries the identifier itself. */
  private static Counts largeCounts() {
    return new Counts(
        1_300_000,
        0,
        0,
        0,
        0,
        1_300_000,
        0,
        0,
        0,
        0,
        0,
        1_300_000,
        Map.of(RejectionReason.INVALID_PHONE, 60_100L),
        1_239_900,
        1_239_900,
        1_234_567,
        5_333,
        0,
        0,
        Map.of(),
        Map.of());
  }

  static RunHeader header(RunStatus status, Optional<RunError> error) {
    return new RunHeader(
        "20261124T010000Z-1f2e3d4c", "members", status, error, START, START.plusMillis(754_000));
  }

  static ReportedAudience audience(AudienceStatus status, String size, boolean complete) {
    return new ReportedAudience(
        Optional.of("123456789"),
        Optional.of("ゴールド会員"),
        Optional.of(status),
        Optional.of(size),
        Optional.of(complete),
        Optional.of("毎朝更新 (gold & platinum)"));
  }

  static ReportedFile file(int number, long lines, JobStatus status, long processed) {
    return new ReportedFile(
        number,
        lines,
        lines * 65,
        UploadAction.REPLACE,
        Optional.of("700" + number),
        Optional.of(status),
        OptionalLong.of(processed));
  }

  static List<ReportedGuard> guards(String unique, GuardOutcome shrink) {
    return List.of(
        guard("nothingToSend", GuardOutcome.PASSED, unique, "1"),
        guard("minIdentifiers", GuardOutcome.PASSED, unique, "100"),
        guard("maxShrinkPercent", shrink, shrink == GuardOutcome.PASSED ? "2.1" : "52.5", "50"),
        new ReportedGuard("firstReplace", GuardOutcome.PASSED, Optional.empty(), Optional.empty()));
  }

  private static ReportedGuard guard(
      String name, GuardOutcome outcome, String figure, String limit) {
    return new ReportedGuard(
        name, outcome, Optional.of(new BigDecimal(figure)), Optional.of(new BigDecimal(limit)));
  }

  private static List<LineCall> calls() {
    return List.of(
        call(1, "GET", AUDIENCES, 200, 145),
        call(2, "POST", AUDIENCES + "/upload", 0, 60_001),
        call(63, "GET", AUDIENCES + "/123456789/upload-job", 429, 38),
        call(80, "GET", AUDIENCES + "/123456789/upload-job", 200, 139));
  }

  private static LineCall call(long second, String method, String path, int status, long millis) {
    return new LineCall(START.plusSeconds(second), method, path, status, millis);
  }

  private static List<ReportedInput> inputs() {
    return List.of(
        new ReportedInput(
            Input.SEGMENT,
            SEGMENT_KEY,
            304_600,
            Optional.of(START.minusSeconds(3_600)),
            Optional.of("CSV"),
            Optional.of("UTF-8"),
            Optional.of("ascii"),
            Optional.of("none"),
            OptionalLong.of(15_223)),
        new ReportedInput(
            Input.IDENTITY,
            IDENTITY_KEY,
            1_206_300,
            Optional.of(START.minusSeconds(7_200)),
            Optional.of("CSV"),
            Optional.of("windows-31j"),
            Optional.of("proven"),
            Optional.of("gzip"),
            OptionalLong.of(40_197)));
  }

  private static List<RejectedRow> rejectedRows() {
    return List.of(
        new RejectedRow(Input.SEGMENT, SEGMENT_KEY, 1_022, "broken_row"),
        new RejectedRow(Input.SEGMENT, SEGMENT_KEY, 8_411, "invalid_encoding"),
        new RejectedRow(Input.IDENTITY, IDENTITY_KEY, 17, "invalid_email"),
        new RejectedRow(Input.IDENTITY, IDENTITY_KEY, 39_999, "too_long"));
  }

  private static List<MaskedSample> samples() {
    return List.of(
        new MaskedSample(
            Input.SEGMENT,
            SEGMENT_KEY,
            List.of("user_id", "plan"),
            List.of(
                new MaskedSample.Row(Optional.of("u000…"), Optional.empty()),
                new MaskedSample.Row(Optional.of("u001…"), Optional.empty()))),
        new MaskedSample(
            Input.IDENTITY,
            IDENTITY_KEY,
            List.of("ユーザーID", "メール"),
            List.of(
                new MaskedSample.Row(Optional.of("u000…"), Optional.of("t***@***.jp")),
                new MaskedSample.Row(Optional.of("u002…"), Optional.of("h***@***.com")))));
  }

  private static PreviousRun previous() {
    return new PreviousRun(
        "20261123T010000Z-0a0b0c0d",
        Instant.parse("2026-11-23T01:14:00Z"),
        previousCounts(),
        List.of(
            new PreviousRun.Found("minIdentifiers", Optional.of(new BigDecimal("12601"))),
            new PreviousRun.Found("maxShrinkPercent", Optional.of(new BigDecimal("61.7"))),
            new PreviousRun.Found("firstReplace", Optional.empty())));
  }

  private static List<RunSummary> history() {
    return List.of(
        summary("20261123T010000Z-0a0b0c0d", 1, RunStatus.SUCCEEDED, 12_601, 2_005),
        new RunSummary(
            "20261122T010000Z-99887766",
            START.minusSeconds(2 * 86_400),
            RunStatus.FAILED,
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty()),
        summary("20261121T010000Z-55443322", 3, RunStatus.DRY_RUN, 12_900, 1_997));
  }

  static RunSummary summary(
      String runId, long daysAgo, RunStatus status, long unique, long rejected) {
    return new RunSummary(
        runId,
        START.minusSeconds(daysAgo * 86_400),
        status,
        OptionalLong.of(unique),
        OptionalLong.of(rejected),
        OptionalLong.of(14_000 + daysAgo),
        status == RunStatus.SUCCEEDED
            ? Optional.of(START.minusSeconds(daysAgo * 86_400 - 700 - daysAgo))
            : Optional.empty());
  }
}

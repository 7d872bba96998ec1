package audiencesync.sync.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import audiencesync.lineads.JobStatus;
import audiencesync.sync.connector.ReportLanguage;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeTest {
  private static final String KEY = "runs/members/20261124T010000Z-1f2e3d4c/report.json";

  @Test
  void tellsASuccessInTheConnectorsLanguage() {
    Notice notice = Notice.of(Reports.succeeded(), KEY);

    assertThat(notice.subject()).isEqualTo("Line Audience Sync: members - Succeeded");
    assertThat(notice.text())
        .isEqualTo(
            "コネクタ members：利用可能です。12,345 件を送信しました（前回より 2 % 減）。"
                + "オーディエンス「ゴールド会員」（ID 123456789）は利用可能（READY）です（LINE の推定サイズ: 11,800）。"
                + "結合した 14,738 行のうち 2,151 行を除外しました"
                + "（値なし 1,904、メールアドレスではない 233、長すぎる 3、ハッシュ化済み 11）。"
                + "送信した 12,345 行のうち、LINE が処理したのは 12,288 行です。"
                + "残り 57 行の理由は LINE から示されません。"
                + "前回の成功（2026-11-23 10:14:00 JST、12,601 件）より 2 % 少なくなっています。"
                + "この名称の既存オーディエンスを使用しました。"
                + " レポート: runs/members/20261124T010000Z-1f2e3d4c/report.html\n\n"
                + "{\"connector\":\"members\",\"runId\":\"20261124T010000Z-1f2e3d4c\","
                + "\"status\":\"SUCCEEDED\",\"error\":null,\"guards\":[],\"sent\":12345,"
                + "\"identifiers\":12345,\"rejected\":2151,\"audienceId\":\"123456789\",\"audienceStatus\":\"READY\","
                + "\"estimatedSize\":\"11800\",\"complete\":true,"
                + "\"expiring\":false,"
                + "\"report\":\"runs/members/20261124T010000Z-1f2e3d4c/report.json\"}");
  }

  @Test
  void tellsAFailureWithItsCauseAndTheNextStep() {
    assertThat(Notice.of(Reports.expired(), KEY).text())
        .startsWith(
            "Connector members: Sent: 12,345 identifiers, but LINE says that the audience has expired."
                + " It cannot be used. Create a new one: give the connector a new audience name."
                + " Likeliest cause: LINE says FAILED or EXPIRED, or needs more than 25 hours. Next step:"
                + " Everything was sent. Look at the audience in LINE Ads Manager; the message says"
                + " whether to run again or to name another audience. Message: LINE says that"
                + " audience 123456789 is EXPIRED and cannot be used. Give the connector another"
                + " audience name, or a new audience's id, and run again. Audience");
  }

  @Test
  void tellsAFailureInJapaneseToo() {
    assertThat(Notice.of(Reports.failedAtOnce(), KEY).text())
        .startsWith(
            "コネクタ members：送信前に失敗しました。オーディエンスは前のままです。"
                + "考えられる原因: コネクタの編集に誤りがあります。"
                + "次にすること: メッセージに示された項目をすべて直してから、もう一度実行してください。"
                + "アップロード前に sync validate --bucket DIR で手元のコピーを確認できます。"
                + "エラーメッセージ（英語）: connectors/members.json: audience.action is missing; give"
                + " ADD or REPLACE. レポート: ");
  }

  static Stream<Arguments> lines() {
    return Stream.of(
        arguments(
            Reports.succeeded(),
            """
            "status":"SUCCEEDED","error":null,"guards":[],"sent":12345,"identifiers":12345,\
            "rejected":2151,"audienceId":"123456789","audienceStatus":"READY",\
            "estimatedSize":"11800","complete":true,"expiring":false,"""),
        arguments(
            Reports.failedAtOnce(),
            """
            "status":"FAILED","error":"InvalidConnectorException","guards":[],"sent":0,\
            "identifiers":null,"rejected":null,"""),
        arguments(
            failedBeforeSending(),
            """
            "status":"FAILED","error":"LineUnavailableException","guards":[],"sent":0,\
            "identifiers":1234567,"rejected":60100,"audienceId":null,"audienceStatus":null,\
            "estimatedSize":null,"complete":null,"expiring":false,"""),
        arguments(
            Reports.failed(),
            """
            "status":"FAILED","error":"UploadJobFailedException","guards":[],"sent":617284,\
            "identifiers":1234567,"rejected":60100,"audienceId":"123456789",\
            "audienceStatus":"IN_PROGRESS","estimatedSize":"-","complete":false,"expiring":false,"""),
        arguments(
            Reports.stopped(ReportLanguage.JA),
            """
            "status":"FAILED","error":"GuardException","guards":["maxShrinkPercent"],"sent":0,\
            "identifiers":12345,"rejected":2151,"audienceId":null,"audienceStatus":null,\
            "estimatedSize":null,"complete":null,"expiring":false,"""),
        arguments(
            Reports.skipped(),
            """
            "status":"SKIPPED","error":null,"guards":[],"sent":0,"identifiers":null,\
            "rejected":null,"""),
        arguments(
            Reports.dryRun(),
            """
            "status":"DRY_RUN","error":null,"guards":["maxShrinkPercent"],"sent":0,\
            "identifiers":12345,"rejected":2151,"audienceId":null,"audienceStatus":null,\
            "estimatedSize":null,"complete":null,"expiring":false,"""),
        arguments(
            Reports.expired(),
            """
            "status":"FAILED","error":"AudienceNotReadyException","guards":[],"sent":12345,\
            "identifiers":12345,"rejected":2151,"audienceId":"123456789",\
            "audienceStatus":"EXPIRED","estimatedSize":"-","complete":true,"expiring":true,"""),
        arguments(
            ending(),
            """
            "status":"DRY_RUN","error":null,"guards":["maxShrinkPercent"],"sent":0,\
            "identifiers":12345,"rejected":2151,"audienceId":null,"audienceStatus":null,\
            "estimatedSize":null,"complete":null,"expiring":true,"""));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void tellsProgramsWhatWasSentAndWhatWasPrepared(RunReport report, String line) {
    assertThat(Notice.of(report, KEY).text().split("\n\n", -1)[1])
        .isEqualTo(
            "{\"connector\":\"members\",\"runId\":\"20261124T010000Z-1f2e3d4c\","
                + line
                + "\"report\":\""
                + KEY
                + "\"}");
  }

  /** LINE works on the first file; of the second it is not known, or known, that it was taken. */
  @Test
  void countsAsSentWhatLineIsStillWorkingOn() {
    RunReport failed = Reports.failed();
    ReportedFile unseen = unseen(failed.files().get(1), Optional.empty());
    ReportedFile accepted = unseen(failed.files().get(1), Optional.of(JobStatus.QUEUED));
    ReportedFile working = Reports.file(1, 617_284, JobStatus.WORKING, 10);

    assertThat(Notice.of(Reports.withFiles(failed, List.of(working, unseen)), KEY).text())
        .contains("\"sent\":617284,\"identifiers\":1234567,");
    assertThat(Notice.of(Reports.withFiles(failed, List.of(working, accepted)), KEY).text())
        .contains("\"sent\":1234567,\"identifiers\":1234567,");
  }

  /** A file of which LINE has shown no job. */
  private static ReportedFile unseen(ReportedFile file, Optional<JobStatus> status) {
    return new ReportedFile(
        file.number(),
        file.lines(),
        file.bytes(),
        file.action(),
        Optional.empty(),
        status,
        OptionalLong.empty());
  }

  /** Its files are written, and LINE was never asked. */
  private static RunReport failedBeforeSending() {
    RunReport failed = Reports.failed();
    RunError error = new RunError("audiencesync.lineads.LineUnavailableException", "Run again.");
    return new RunReport(
        Reports.header(RunStatus.FAILED, Optional.of(error)),
        failed.counts(),
        Reports.dryRun().audience(),
        failed.files().stream().map(file -> unseen(file, Optional.empty())).toList(),
        failed.guards(),
        List.of(),
        failed.inputs(),
        List.of(),
        PastRuns.NONE,
        ReportLanguage.EN);
  }

  private static RunReport ending() {
    RunReport report = Reports.dryRun();
    ReportedLife old = Reports.life(Reports.START.minusSeconds(86_400), 31, 30);
    return Reports.withAudience(report, report.audience().orElseThrow().with(old));
  }

  @Test
  void canBeFilteredByWhatHappened() {
    assertThat(Notice.of(Reports.succeeded(), KEY).values())
        .isEqualTo(
            Map.of(
                "connector", "members",
                "status", "SUCCEEDED",
                "language", "ja",
                "expiring", "false"));
    assertThat(Notice.of(Reports.expired(), KEY).values())
        .isEqualTo(
            Map.of(
                "connector", "members",
                "status", "FAILED",
                "error", "AudienceNotReadyException",
                "language", "en",
                "expiring", "true"));
    assertThat(Notice.of(Reports.dryRun(), KEY).attributes())
        .containsEntry("guard", new NoticeAttribute("String.Array", "[\"maxShrinkPercent\"]"))
        .containsEntry("status", new NoticeAttribute("String", "DRY_RUN"));
  }

  @Test
  void tellsThatTheAudienceIsAboutToExpire() {
    RunReport report = Reports.dryRun();
    ReportedAudience audience =
        report.audience().orElseThrow().with(Reports.life(Reports.START, 31, 30));
    Notice fresh = Notice.of(Reports.withAudience(report, audience), KEY);
    Notice ending = Notice.of(ending(), KEY);

    assertThat(fresh.values()).containsEntry("expiring", "false");
    assertThat(ending.values()).containsEntry("expiring", "true");
    assertThat(ending.text())
        .contains("オーディエンスは 2026-12-24 ごろに期限切れになると想定されます（最後の送信完了は 2026-11-23）。");
  }

  @Test
  void tellsInJapaneseWhichGuardStoppedTheRunAndHowToOverrideIt() {
    assertThat(Notice.of(Reports.stopped(ReportLanguage.JA), KEY).text())
        .contains(
            "安全チェック「置換: 過去の成功の最大件数からの減少率の上限（%）」（maxShrinkPercent）で停止しました。"
                + "実際の値は 52.5、限度は 50 です。前回の成功では 61.7 でした。"
                + "数値に問題がなければ、実行時の入力に \"overrideGuards\": [\"maxShrinkPercent\"]"
                + " を書いて、1 回だけ実行してください。");
  }

  @Test
  void tellsInEnglishWhichGuardStoppedTheRunAndHowToOverrideIt() {
    assertThat(Notice.of(Reports.stopped(ReportLanguage.EN), KEY).text())
        .contains(
            " The guard maxShrinkPercent stopped the run. Found: 52.5, limit: 50. At the last"
                + " success: 61.7. If all is as it should be, run once with \"overrideGuards\":"
                + " [\"maxShrinkPercent\"] in the input.");
  }

  @Test
  void tellsWhyNothingWasDone() {
    Notice notice = Notice.of(Reports.skipped(), KEY);

    assertThat(notice.subject()).isEqualTo("Line Audience Sync: members - Skipped");
    assertThat(notice.text())
        .startsWith("コネクタ members：スキップしました。この実行では何もしておらず、オーディエンスは前のままです。")
        .contains("このトリガー（SCHEDULE 2026-11-24T01:00:00Z）は");
    assertThat(notice.values()).containsEntry("status", "SKIPPED");
  }

  @Test
  void tellsOfAConnectorThatIsNotStarted() {
    Notice notice = Notice.ofInvalidConnector("members", "$.audience is missing.");

    assertThat(notice.values())
        .containsEntry("status", "NOT_STARTED")
        .containsEntry("connector", "members");
    assertThat(notice.text()).contains("$.audience is missing.", "コネクタ members を開始できませんでした");
  }

  @Test
  void staysWithinWhatCanBePublished() throws IOException {
    String endless = "𠮷\r\n\u0001".repeat(3_000);
    Notice notice = Notice.of(failed(endless), KEY);
    String[] parts = notice.text().split("\n\n", -1);

    assertThat(notice.subject()).matches("[\\x20-\\x7e]{1,100}");
    assertThat(notice.text().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(8_192);
    assertThat(parts).hasSize(2);
    assertThat(parts[0])
        .doesNotContainPattern("[\\r\\n]")
        .contains("𠮷 …", "レポート: " + KEY.replace("json", "html"), "送信前に失敗しました。");
    assertThat(new ObjectMapper().readTree(parts[1]).path("report").asText()).isEqualTo(KEY);
  }

  private static RunReport failed(String text) {
    RunHeader header = Reports.failedAtOnce().header();
    RunReport bare = Reports.failedAtOnce();
    return new RunReport(
        new RunHeader(
            text,
            text,
            RunStatus.FAILED,
            Optional.of(new RunError(text, text)),
            header.startedAt(),
            header.finishedAt()),
        bare.counts(),
        bare.audience(),
        bare.files(),
        bare.guards(),
        bare.lineCalls(),
        bare.inputs(),
        List.of(new Note(text, text)),
        bare.past(),
        bare.language());
  }
}

package audiencesync.sync.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.Input;
import audiencesync.audience.RejectedRow;
import audiencesync.lineads.JobStatus;
import audiencesync.lineads.LineCall;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportPageTest {
  static Stream<RunReport> reports() {
    return Stream.of(
        Reports.succeeded(),
        Reports.dryRun(),
        Reports.skipped(),
        Reports.failed(),
        Reports.failedAtOnce(),
        Reports.expired(),
        Reports.longNames(),
        HostileReport.like(Reports.succeeded()),
        HostileReport.like(Reports.dryRun()),
        HostileReport.like(Reports.failed()));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void asksTheNetworkForNothing(RunReport report) {
    String html = new String(ReportPage.html(report), UTF_8);

    assertThat(page(report).attributes("href"))
        .allMatch(
            href ->
                href.equals("data:,")
                    || href.equals("report.json")
                    || href.equals("../index.html")
                    || href.equals("../../index.html")
                    || href.matches("\\.\\./[^/:]+/report\\.html"));
    assertThat(html).doesNotContain("http:", "https:", "url(", "@import", "<script", " src=");
  }

  @ParameterizedTest
  @MethodSource("reports")
  void headingsAreInOrder(RunReport report) {
    List<Integer> levels =
        page(report).elements("*").stream()
            .map(element -> element.getTagName())
            .filter(name -> name.matches("h[1-6]"))
            .map(name -> name.charAt(1) - '0')
            .toList();

    assertThat(levels.get(0)).isEqualTo(1);
    assertThat(levels.subList(1, levels.size())).doesNotContain(1);
    assertThat(IntStream.range(1, levels.size()).map(i -> levels.get(i) - levels.get(i - 1)))
        .allMatch(step -> step <= 1);
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyTableHeadingSaysWhatItHeads(RunReport report) {
    assertThat(page(report).elements("th"))
        .allMatch(heading -> Set.of("row", "col").contains(heading.getAttribute("scope")));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyLabelAndIdFindsItsOther(RunReport report) {
    PageText page = page(report);

    assertThat(page.attributes("id"))
        .doesNotHaveDuplicates()
        .containsAll(page.attributes("aria-labelledby"))
        .containsAll(page.attributes("for"));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyChartHasATextInItsPlace(RunReport report) {
    assertThat(page(report).elements("svg"))
        .allMatch(
            chart ->
                chart.getAttribute("role").equals("img")
                    && !chart.getAttribute("aria-labelledby").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void runsNoScriptWhateverTheNamesAre(RunReport report) {
    PageText page = page(report);

    assertThat(page.elements("script")).isEmpty();
    assertThat(page.elements("img")).isEmpty();
    assertThat(page.elements("*"))
        .allMatch(
            element ->
                IntStream.range(0, element.getAttributes().getLength())
                    .mapToObj(i -> element.getAttributes().item(i).getNodeName())
                    .noneMatch(name -> name.startsWith("on") || name.equals("style")));
  }

  @Test
  void showsHostileTextAsText() {
    RunReport hostile = HostileReport.like(Reports.failed());

    assertThat(page(hostile).texts("h1").get(0)).startsWith(HostileReport.TEXT + " ");
    assertThat(page(hostile).classed("p", "error")).containsExactly(HostileReport.TEXT);
    assertThat(page(hostile).texts("title")).containsExactly(HostileReport.TEXT + " – 失敗");
  }

  @Test
  void beginsWithWhatHappened() {
    assertThat(page(Reports.succeeded()).classed("p", "verdict"))
        .containsExactly(
            "利用可能です。12,345 件を送信しました（前回より 2 % 減）。"
                + "Ready to use. Identifiers sent: 12,345 (2 % fewer than last time).");
  }

  @Test
  void sumsAddUpOnSight() {
    PageText page = page(Reports.succeeded());

    assertThat(page.classed("tr", "result"))
        .containsExactly(
            "=セグメントのメンバーMembers of the segment14,70014,600+100",
            "=結合した行Joined rows14,73814,640+98",
            "=送信できる識別子のある行Rows with a usable identifier12,58712,635−48",
            "=重複を除いた識別子Unique identifiers12,34512,601−256");
  }

  @Test
  void splitsTheUnreadableRowsByReason() {
    assertThat(page(Reports.succeeded()).texts("tr"))
        .containsSequence(
            "−読み取れない行unreadable1310+3",
            "うち文字化けof these: Unreadable characters42+2",
            "うち壊れた行of these: Broken row98+1");
  }

  @Test
  void showsNoIdentitySumsWhereTheSegmentCarriesTheIdentifier() {
    assertThat(page(Reports.failed()).classed("tr", "result"))
        .containsExactly(
            "=セグメントのメンバーMembers of the segment1,300,000",
            "=結合した行（セグメント自体に識別子があります）"
                + "Joined rows (the segment carries the identifier itself)1,300,000",
            "=送信できる識別子のある行Rows with a usable identifier1,239,900",
            "=重複を除いた識別子Unique identifiers1,234,567");
  }

  @Test
  void putsEveryFigureUnderItsHeading() {
    assertThat(page(Reports.succeeded()).texts("tr"))
        .contains(
            "ファイルFile送信した行Lines sentLINE の処理数Processed by LINE"
                + "ジョブUpload jobアクションActionバイトBytesジョブIDJob id",
            "112,34512,288✓完了（FINISHED）Finished (FINISHED)"
                + "置換（REPLACE）Replace (REPLACE)802,4257001",
            "条件Guard結果Result実際の値Found限度Limit前回の成功Last success",
            "置換: 過去の成功の最大件数からの減少率の上限（%）"
                + "REPLACE: shrunk against the largest of the last successes, in %, at most"
                + "maxShrinkPercent✓合格Passed2.15061.7",
            "オブジェクトObject種類Input行数RowsバイトBytes形式、文字コード、圧縮"
                + "Format, charset, compression最終更新Last written",
            "inbox/members/2026-11-24.csvセグメントSegment15,223304,600CSV, UTF-8"
                + " (ASCII のみonly ASCII), none"
                + "2026-11-24 09:00:00 JST2026-11-24 00:00:00 UTC",
            "時刻TimeメソッドMethodパス" + "PathステータスStatusミリ秒Milliseconds",
            "2026-11-24 01:01:03 UTCGET"
                + "/v3/adaccounts/A1000000001/custom-audiences/123456789/upload-job42938");
  }

  @Test
  void explainsEveryReasonAndWhereItsRowsAre() {
    PageText page = page(Reports.succeeded());

    assertThat(page.texts("tr"))
        .contains(
            "長すぎるToo long too_long 結合した行の 0.02 %0.02 % of joined rows"
                + "120 文字を超えています。LINE では受け付けられません。"
                + "More than 120 characters, which LINE does not take.3",
            "inbox/users/会員マスタ.csv.gz 個人情報データIdentity data長すぎるToo long too_long39,999");
  }

  @Test
  void showsTheMaskedSampleOfADryRun() {
    PageText page = page(Reports.dryRun());

    assertThat(page.texts("tr")).contains("2u002…h***@***.com");
    assertThat(page.texts("p"))
        .contains("ファイルの列: user_id | planColumns of the file: user_id | plan");
  }

  @Test
  void saysOfACallWithoutAnAnswerThatThereWasNone() {
    assertThat(page(Reports.succeeded()).body()).contains("no answer (0)");
  }

  @Test
  void listsTheLinesOfAThousandRejectedRows() {
    String key = "inbox/a-folder-with-a-name/of-some-length/2026-11-24/members.csv.gz";
    List<RejectedRow> rows =
        LongStream.rangeClosed(1_000_001, 1_001_000)
            .mapToObj(line -> new RejectedRow(Input.SEGMENT, key, line, "invalid_encoding"))
            .toList();
    byte[] html = ReportPage.html(with(rows, List.of()));

    assertThat(PageText.of(html).body()).contains("1,000,001; ", "; 1,000,444; ", "; 1,001,000");
  }

  @Test
  void saysHowManyCallsItDoesNotShow() {
    List<LineCall> calls = calls(1_007);
    PageText page = page(with(List.of(), calls));

    long shown = page.texts("td").stream().filter("/v3/x"::equals).count();
    assertThat(shown).isBetween(30L, 1_006L);
    assertThat(page.body())
        .contains("Not shown here, but in report.json: " + (1_007 - shown) + " more.")
        .contains("呼び出しの一覧: 1,007 件");
  }

  @Test
  void isNeverLargerThanAPhoneLikes() {
    String key = "inbox/" + "&'\"<>".repeat(200);
    List<RejectedRow> rows =
        LongStream.range(0, 3_000)
            .mapToObj(line -> new RejectedRow(Input.SEGMENT, key + line % 1_500, line, "too_long"))
            .toList();
    RunReport report = with(rows, calls(3_000));

    assertThat(ReportPage.html(largest(report, key))).hasSizeLessThan(200_000);
  }

  private static RunReport largest(RunReport report, String key) {
    ReportedInput input = report.inputs().objects().get(0);
    List<ReportedInput> inputs =
        IntStream.range(0, 10_000)
            .mapToObj(
                i ->
                    new ReportedInput(
                        Input.SEGMENT,
                        key + i,
                        input.bytes(),
                        input.modifiedAt(),
                        input.format(),
                        input.charset(),
                        input.certainty(),
                        input.compression(),
                        input.rows()))
            .toList();
    MaskedSample.Row row = new MaskedSample.Row(Optional.of("u000…"), Optional.of("t***@***.jp"));
    MaskedSample sample =
        new MaskedSample(
            Input.SEGMENT, key, Collections.nCopies(9_000, key), Collections.nCopies(20, row));
    return new RunReport(
        report.header(),
        report.counts(),
        report.audience(),
        IntStream.rangeClosed(1, 1_100)
            .mapToObj(i -> Reports.file(i, 900_000, JobStatus.FINISHED, 900_000))
            .toList(),
        report.guards(),
        report.lineCalls(),
        new InputFindings(
            inputs, report.inputs().rejectedRows(), Collections.nCopies(10_000, sample)),
        Collections.nCopies(500, new Note(key, key)),
        new PastRuns(
            report.past().previous(),
            IntStream.range(0, 30)
                .mapToObj(i -> Reports.summary("r-" + i, i, RunStatus.SUCCEEDED, 12_000 + i, i))
                .toList()),
        report.language());
  }

  private static List<LineCall> calls(int number) {
    return LongStream.range(0, number)
        .mapToObj(i -> new LineCall(Reports.START.plusSeconds(i), "GET", "/v3/x", 200, i))
        .toList();
  }

  @Test
  void saysWhatToDoInTheLanguageOfTheReader() {
    assertThat(page(Reports.expired()).texts("li"))
        .contains(
            "考えられる原因: LINE の状態が失敗（FAILED）か期限切れ（EXPIRED）であるか、準備に 25 時間を超えています。"
                + "Likeliest cause: LINE says FAILED or EXPIRED, or needs more than 25 hours.");
  }

  @Test
  void opensInTheConnectorsLanguage() {
    assertThat(opening(Reports.succeeded())).containsExactly("ja", "ja");
    assertThat(opening(Reports.expired())).containsExactly("en", "en");
  }

  private static List<String> opening(RunReport report) {
    PageText page = page(report);
    return Stream.concat(
            page.elements("html").stream().map(html -> html.getAttribute("lang")),
            page.elements("input").stream()
                .filter(input -> input.hasAttribute("checked"))
                .map(input -> input.getAttribute("id")))
        .toList();
  }

  @Test
  void followsTheAudienceFromAcceptanceOn() {
    assertThat(page(Reports.expired()).texts("dd"))
        .contains(
            "!2026-11-14 ごろaround 2026-11-14"
                + "最後の送信完了から 190 日と想定し、11 日前からお知らせします。LINE は期間を公表していません。"
                + "Assumed: 190 days after it was last filled; told from 11 days before."
                + " LINE does not say how long an audience lives.");
  }

  private static RunReport with(List<RejectedRow> rows, List<LineCall> calls) {
    RunReport report = Reports.succeeded();
    return new RunReport(
        report.header(),
        report.counts(),
        report.audience(),
        report.files(),
        report.guards(),
        calls,
        new InputFindings(report.inputs().objects(), rows, List.of()),
        report.notes(),
        report.past(),
        report.language());
  }

  private static PageText page(RunReport report) {
    return PageText.of(ReportPage.html(report));
  }
}

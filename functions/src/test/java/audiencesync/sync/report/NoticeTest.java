package audiencesync.sync.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeTest {
  private static final String KEY = "runs/members/20261124T010000Z-1f2e3d4c/report.html";

  @Test
  void tellsASuccess() {
    assertThat(Notice.of(Reports.succeeded(), KEY))
        .isEqualTo(
            new Notice(
                "Line Audience Sync: members - Succeeded",
                "Connector members: Ready to use. Identifiers sent: 12,345. Audience"
                    + " \"ゴールド会員\" (id 123456789): Ready (READY), size as LINE estimates it:"
                    + " 11800. Left out: 2,151 of 14,738 joined rows (missing 1,904, invalid_email"
                    + " 233, too_long 3, already_hashed 11). LINE processed 12,288 of 12,345 lines."
                    + " It does not say what is wrong with the other 57. 2 % fewer than the 12,601"
                    + " of the last successful run of 2026-11-23 01:14:00 UTC. The audience of this"
                    + " name was adopted. Report:"
                    + " runs/members/20261124T010000Z-1f2e3d4c/report.html"
                    + " コネクタ members：利用可能です。12,345 件を送信しました。"
                    + "オーディエンス「ゴールド会員」（ID 123456789）は利用可能（READY）、LINE の推定サイズは 11800 です。"
                    + "結合した 14,738 行のうち 2,151 行を除外しました"
                    + "（値なし 1,904、メールアドレスではない 233、長すぎる 3、ハッシュ化済み 11）。"
                    + "送信した 12,345 行のうち、LINE が処理したのは 12,288 行です。"
                    + "残り 57 行の理由は LINE から示されません。"
                    + "前回の成功（2026-11-23 10:14:00 JST、12,601 件）より 2 % 少なくなっています。"
                    + "この名称の既存オーディエンスを使用しました。"));
  }

  @Test
  void tellsAFailureWithWhatToDo() {
    assertThat(Notice.of(Reports.failedAtOnce(), KEY))
        .isEqualTo(
            new Notice(
                "Line Audience Sync: members - Failed: InvalidConnectorException",
                "Connector members: Failed before anything was sent. The audience is as it was."
                    + " connectors/members.json: audience.action is missing; give ADD or REPLACE."
                    + " Report: runs/members/20261124T010000Z-1f2e3d4c/report.html"
                    + " コネクタ members：送信前に失敗しました。オーディエンスは前のままです。"
                    + "失敗の内容と対処は上の英文のとおりです。"));
  }

  @Test
  void tellsWhyNothingWasDone() {
    Notice notice = Notice.of(Reports.skipped(), KEY);

    assertThat(notice.subject()).isEqualTo("Line Audience Sync: members - Skipped");
    assertThat(notice.text())
        .contains(
            "The trigger SCHEDULE 2026-11-24T01:00:00Z was run already, by"
                + " 20261124T010000Z-00aa11bb.")
        .contains("スキップしました。");
  }

  @Test
  void staysWithinWhatCanBePublished() {
    String endless = "𠮷\r\n".repeat(3_000);
    Notice notice = Notice.of(failed(endless), KEY);

    assertThat(notice.subject()).matches("[\\x20-\\x7e]{1,100}");
    assertThat(notice.text().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(2_048);
    assertThat(notice.text())
        .doesNotContainPattern("[\\r\\n]")
        .contains("𠮷 …", "Report: " + KEY, "送信前に失敗しました。");
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
        bare.past());
  }
}

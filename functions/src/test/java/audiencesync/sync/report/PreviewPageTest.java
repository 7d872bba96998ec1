package audiencesync.sync.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.sync.connector.ReportLanguage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreviewPageTest {
  @Test
  void showsMaskedRowsBesideTheLastSuccess() {
    PageText page = page(Reports.preview());

    assertThat(page.texts("h2")).containsExactly("サンプルSample", "入力Inputs", "すべての件数Every figure");
    assertThat(page.texts("tr"))
        .contains(
            "1u000…t***@***.jp",
            "項目Figure前回の成功Last success",
            "=重複を除いた識別子Unique identifiers12,601",
            "inbox/members/2026-11-24.csvセグメントSegment15,223304,600CSV, UTF-8"
                + " (ASCII のみonly ASCII), none"
                + "2026-11-24 09:00:00 JST2026-11-24 00:00:00 UTC");
    assertThat(page.texts("li"))
        .containsExactly(
            "No record of inbox/users/7.jsonl has \"mail\" (identity.columns.email), though other"
                + " files have it. It was read as empty there.",
            "ドライラン（データを取得）では、何も送信せずに、すべての件数と安全チェックを確認できます。"
                + "A dry run counts everything and evaluates the guards, and sends nothing either.");
  }

  @Test
  void saysWhatARunWouldBeRefusedWith() {
    String hostile = HostileReport.TEXT;
    ReportedPreview refused =
        new ReportedPreview(
            hostile,
            ReportLanguage.EN,
            Reports.START,
            List.of(),
            List.of(),
            List.of(),
            List.of(hostile),
            Optional.empty());
    String html = new String(PreviewPage.html(refused), UTF_8);

    assertThat(html)
        .contains("Preview: a run would be refused. Nothing was sent.")
        .contains("No run of this connector has succeeded yet.")
        .doesNotContain("<script", "index.html");
    assertThat(page(refused).texts("li").get(0)).isEqualTo(hostile);
  }

  private static PageText page(ReportedPreview preview) {
    return PageText.of(PreviewPage.html(preview));
  }
}

package audiencesync.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.sync.connector.ReportLanguage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunsIndexPageTest {
  private static final RunSummary OLD =
      Reports.summary("r-old", 9, RunStatus.SUCCEEDED, 11_111, 222);
  private static final RunSummary FAILED =
      new RunSummary(
          "r-failed",
          Reports.START.minusSeconds(60),
          RunStatus.FAILED,
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          Optional.empty());
  private static final RunSummary NEW = Reports.summary("r-new", 0, RunStatus.DRY_RUN, 13_333, 444);

  @Test
  void listsRunsNewestFirstWithALinkToEachReport() {
    PageText page = page(List.of(OLD, NEW, FAILED));

    assertThat(page.attributes("href"))
        .containsExactly(
            "data:,",
            "r-new/report.html",
            "r-failed/report.html",
            "r-old/report.html",
            "../index.html");
  }

  @Test
  void showsTheFiguresOfARunOrThatThereAreNone() {
    assertThat(page(List.of(OLD, FAILED)).classed("td", "figures"))
        .containsExactly(
            "—",
            "—",
            "—",
            "—",
            "11,111",
            "222",
            "1.6 %（14,009 行中）1.6 % of 14,009",
            "11分49秒11 min 49 s");
  }

  @Test
  void drawsABarForWhatWasSentAndASignForWhatWasNot() {
    PageText page = page(List.of(OLD, NEW, FAILED));

    assertThat(page.classed("rect", "bar")).hasSize(2 + 2 + 1);
    assertThat(page.classed("rect", "dry")).hasSize(1 + 1);
    assertThat(page.texts("text")).containsExactly("✕");
    assertThat(page.texts("figcaption").get(0)).contains("表示 3 回、最大 13,333、最新 13,333。");
    assertThat(page.texts("figcaption").get(1)).contains("最大 3.2 %、最新 3.2 %。");
    assertThat(page.texts("figcaption").get(2)).contains("最大 11分49秒、最新 11分49秒。");
  }

  @Test
  void listsTheNewestOnlyOfAnEndlessHistory() {
    List<RunSummary> runs =
        IntStream.range(0, 1_234)
            .mapToObj(i -> Reports.summary("r-" + i, i, RunStatus.SUCCEEDED, i, 0))
            .toList();
    PageText page = page(runs);

    assertThat(page.elements("tbody").get(0).getChildNodes().getLength()).isEqualTo(31);
    assertThat(page.attributes("href"))
        .contains("r-30/report.html")
        .doesNotContain("r-31/report.html");
    assertThat(page.classed("rect", "bar")).hasSize(3 * 30);
    assertThat(page.texts("p"))
        .contains(
            "新しい順に 31 件です。それより前のレポートも同じフォルダにあります。"
                + "The newest first, 31 runs; reports of older runs are in the same folder.");
  }

  @Test
  void saysThatThereIsNoRunYet() {
    assertThat(page(List.of()).texts("p"))
        .containsExactly("まだ実行されていません。There is no run yet.", "すべてのコネクタAll connectors");
  }

  @Test
  void neverLinksOutOfItsFolder() {
    RunSummary hostile =
        Reports.summary("javascript:alert(1)//../x?y#z w", 1, RunStatus.SUCCEEDED, 5, 6);

    assertThat(page(List.of(hostile)).attributes("href"))
        .containsExactly(
            "data:,",
            "javascript%3Aalert%281%29%2F%2F..%2Fx%3Fy%23z%20w/report.html",
            "../index.html");
  }

  private static PageText page(List<RunSummary> runs) {
    return PageText.of(RunsIndexPage.html(ReportLanguage.JA, "members", runs));
  }
}

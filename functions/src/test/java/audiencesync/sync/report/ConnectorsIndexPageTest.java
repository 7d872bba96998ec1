package audiencesync.sync.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import audiencesync.sync.connector.ReportLanguage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectorsIndexPageTest {
  private static final Instant END = Instant.parse("2027-05-24T20:00:00Z");

  @Test
  void putsTheConnectorThatRanLastOnTop() {
    PageText page = page(List.of(runs("early", 5), runs("late", 1), runs("middle", 3)));

    assertThat(page.attributes("href"))
        .containsExactly(
            "data:,",
            "late/index.html",
            "late/r-1/report.html",
            "middle/index.html",
            "middle/r-3/report.html",
            "early/index.html",
            "early/r-5/report.html");
  }

  @Test
  void showsTheFiguresOfTheLatestRun() {
    assertThat(page(List.of(runs("members", 2))).texts("tr"))
        .contains(
            "members✓成功Succeeded 2026-11-22 10:00:00 JST2026-11-22 01:00:00 UTC12,345"
                + "5 %（14,002 行中）5 % of 14,002最近の 2 回the last 2 runs"
                + "!2027-05-25 ごろaround 2027-05-24");
  }

  @Test
  void showsHostileNamesAsTextAndLinksToNothingElse() {
    ConnectorRuns hostile =
        new ConnectorRuns(
            HostileReport.TEXT,
            ReportLanguage.JA,
            List.of(Reports.summary("javascript:x//..", 1, RunStatus.SUCCEEDED, 1, 0)),
            Optional.empty(),
            false);
    PageText page = page(List.of(hostile));

    assertThat(page.elements("script")).isEmpty();
    assertThat(page.body()).contains(HostileReport.TEXT);
    assertThat(page.attributes("href").subList(1, 3))
        .allMatch(link -> !link.contains(":") && !link.startsWith("/"));
  }

  @Test
  void isMadeOfWhatWasWritten() {
    ConnectorRuns runs = runs("members", 2);

    assertThat(ConnectorRunsJson.read(ConnectorRunsJson.write(runs))).isEqualTo(runs);
    assertThatThrownBy(() -> ConnectorRunsJson.read("{\"connector\": 5}".getBytes(UTF_8)))
        .isInstanceOf(InvalidReportException.class);
  }

  private static ConnectorRuns runs(String connector, int daysAgo) {
    return new ConnectorRuns(
        connector,
        ReportLanguage.EN,
        List.of(
            Reports.summary("r-" + daysAgo, daysAgo, RunStatus.SUCCEEDED, 12_345, 700),
            Reports.summary("r-old", 99, RunStatus.SUCCEEDED, 11_111, 600)),
        Optional.of(END),
        true);
  }

  private static PageText page(List<ConnectorRuns> connectors) {
    return PageText.of(ConnectorsIndexPage.html(ReportLanguage.JA, connectors));
  }
}

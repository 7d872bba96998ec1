package audiencesync.sync.report;

import audiencesync.sync.connector.ReportLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pages of every kind, as files that a browser can open. */
final class PageFiles {
  static final Map<String, RunReport> REPORTS = reports();

  private PageFiles() {}

  /** Writes a page for each report, and one of each kind of list. */
  static void writeTo(Path folder) throws IOException {
    for (Map.Entry<String, RunReport> report : REPORTS.entrySet()) {
      Files.write(page(folder, report.getKey()), ReportPage.html(report.getValue()));
    }
    List<ConnectorRuns> connectors = REPORTS.values().stream().map(ConnectorRuns::of).toList();
    Files.write(
        page(folder, "runs"), RunsIndexPage.html(ReportLanguage.JA, "c", connectors.get(0).runs()));
    Files.write(
        page(folder, "connectors"),
        ConnectorsIndexPage.html(ReportLanguage.EN, connectors.subList(0, 1)));
    Files.write(page(folder, "preview"), PreviewPage.html(Reports.preview()));
  }

  static Path page(Path folder, String name) {
    return folder.resolve(name + ".html");
  }

  private static Map<String, RunReport> reports() {
    Map<String, RunReport> reports = new LinkedHashMap<>();
    reports.put("succeeded", Reports.succeeded());
    reports.put("dry-run", Reports.dryRun());
    reports.put("skipped", Reports.skipped());
    reports.put("incomplete", Reports.failed());
    reports.put("failed-at-once", Reports.failedAtOnce());
    reports.put("expired", Reports.expired());
    reports.put("long-names", Reports.longNames());
    reports.put("hostile", HostileReport.like(Reports.succeeded()));
    return reports;
  }
}

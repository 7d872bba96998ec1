package audiencesync.sync;

import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.port.StoredVersion;
import audiencesync.sync.report.ConnectorRuns;
import audiencesync.sync.report.ConnectorRunsJson;
import audiencesync.sync.report.ConnectorsIndexPage;
import audiencesync.sync.report.InvalidReportException;
import audiencesync.sync.report.ReportJson;
import audiencesync.sync.report.ReportPage;
import audiencesync.sync.report.RunReport;
import audiencesync.sync.report.RunSummary;
import audiencesync.sync.report.RunsIndexPage;
import audiencesync.sync.run.RunRef;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The reports of one connector's runs, {@code runs/<connector>/<run id>/}, and the pages that lead
 * to them. The pages are made anew from reports at the end of every run: a lost one costs nothing.
 */
final class RunArchive {
  /** How many connectors the page of all connectors shows. */
  private static final int MOST_CONNECTORS = 200;

  /** No connector is named like that. */
  private static final String CONNECTORS = "runs/_connectors/";

  private static final String REPORT = "/report.json";
  private static final String HTML = "text/html; charset=utf-8";
  private static final String JSON = "application/json";

  private final ObjectStore store;
  private final RunRef run;
  private final String prefix;

  RunArchive(ObjectStore store, RunRef run) {
    this.store = store;
    this.run = run;
    this.prefix = "runs/" + run.connector() + "/";
  }

  /** Where this run's report is. */
  String reportKey() {
    return prefix + run.runId() + REPORT;
  }

  /** This run's report, when one has been written that can be read. */
  Optional<RunReport> report() {
    return report(run.runId());
  }

  /** The report of another run of this connector, when there is one that can be read. */
  Optional<RunReport> report(String runId) {
    try {
      return store.read(prefix + runId + REPORT).map(ReportJson::read);
    } catch (InvalidReportException e) {
      return Optional.empty();
    }
  }

  /** The runs before this one, newest first, as many as are shown. */
  List<RunSummary> earlier() {
    return new OtherRuns(store, run).earlier();
  }

  /** The version of this run's report, readable or not, when there is one. */
  Optional<StoredVersion> version() {
    return store.find(reportKey()).map(found -> store.version(found.key()));
  }

  /**
   * Writes the report, for programs and for people, and the lists that it is now part of; over one
   * that is there.
   */
  void replace(RunReport report) {
    byte[] json = ReportJson.write(report);
    store.write(reportKey(), json, JSON);
    writePages(report, json);
  }

  /**
   * Writes the same where the report that is there is of that very version.
   *
   * @param seen empty for none
   * @return false, and nothing is written, when there is another one by now
   */
  boolean replace(Optional<StoredVersion> seen, RunReport report) {
    byte[] json = ReportJson.write(report);
    boolean written =
        seen.map(version -> store.replace(version, json))
            .orElseGet(() -> store.create(reportKey(), json));
    if (written) {
      writePages(report, json);
    }
    return written;
  }

  /**
   * Two may report one run's end at the same moment, a step and whoever reports that it was
   * stopped. So each looks at the report once more when its pages are written: the last pages are
   * those of the report that stands.
   */
  private void writePages(RunReport report, byte[] json) {
    writePages(report);
    byte[] standing = store.read(reportKey()).orElse(json);
    while (!Arrays.equals(standing, json)) {
      json = standing;
      writePages(ReportJson.read(json));
      standing = store.read(reportKey()).orElse(json);
    }
  }

  /** A list that cannot be read is left out: it is nobody's only copy of anything. */
  private void writePages(RunReport report) {
    store.write(prefix + run.runId() + "/report.html", ReportPage.html(report), HTML);
    ConnectorRuns runs = ConnectorRuns.of(report).with(new OtherRuns(store, run).later());
    store.write(
        prefix + "index.html",
        RunsIndexPage.html(report.language(), run.connector(), runs.runs()),
        HTML);
    store.write(CONNECTORS + run.connector() + ".json", ConnectorRunsJson.write(runs), JSON);
    store.write("runs/index.html", ConnectorsIndexPage.html(report.language(), connectors()), HTML);
  }

  private List<ConnectorRuns> connectors() {
    return store.list(CONNECTORS).stream()
        .sorted(Comparator.comparing(StoredObject::lastModified).reversed())
        .limit(MOST_CONNECTORS)
        .flatMap(found -> runs(found.key()).stream())
        .toList();
  }

  private Optional<ConnectorRuns> runs(String key) {
    try {
      return store.read(key).map(ConnectorRunsJson::read);
    } catch (InvalidReportException e) {
      return Optional.empty();
    }
  }
}

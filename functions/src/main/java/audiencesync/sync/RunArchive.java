package audiencesync.sync;

import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.report.InvalidReportException;
import audiencesync.sync.report.ReportJson;
import audiencesync.sync.report.ReportPage;
import audiencesync.sync.report.RunReport;
import audiencesync.sync.report.RunSummary;
import audiencesync.sync.report.RunsIndexPage;
import audiencesync.sync.run.RunRef;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The reports of one connector's runs: {@code runs/<connector>/<run id>/}. */
final class RunArchive {
  private static final int RUNS_SHOWN = 30;
  private static final String JSON = "/report.json";

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
    return prefix + run.runId() + JSON;
  }

  /** This run's report, when one has been written that can be read. */
  Optional<RunReport> report() {
    try {
      return store.read(reportKey()).map(ReportJson::read);
    } catch (InvalidReportException e) {
      return Optional.empty();
    }
  }

  /** The runs before this one, newest first, as many as are shown. */
  List<RunSummary> earlier() {
    return store.list(prefix).stream()
        .map(StoredObject::key)
        .filter(key -> key.endsWith(JSON) && key.compareTo(reportKey()) < 0)
        .sorted(Comparator.reverseOrder())
        .limit(RUNS_SHOWN)
        .flatMap(key -> summary(key).stream())
        .toList();
  }

  /**
   * Writes the report, for programs and for people, and the list of runs that it is now part of;
   * over one that is there.
   *
   * @return true
   */
  boolean replace(RunReport report) {
    store.write(reportKey(), ReportJson.write(report), "application/json");
    writePages(report);
    return true;
  }

  /**
   * Writes the same where there is no report yet.
   *
   * @return false, and nothing is written, when there is one
   */
  boolean create(RunReport report) {
    if (!store.create(reportKey(), ReportJson.write(report))) {
      return false;
    }
    writePages(report);
    return true;
  }

  private void writePages(RunReport report) {
    String page = prefix + run.runId() + "/report.html";
    store.write(page, ReportPage.html(report), "text/html; charset=utf-8");
    List<RunSummary> runs =
        Stream.concat(Stream.of(RunSummary.of(report)), report.past().history().stream()).toList();
    store.write(
        prefix + "index.html",
        RunsIndexPage.html(run.connector(), runs),
        "text/html; charset=utf-8");
  }

  /** A report that cannot be read is left out of the list; it is nobody's only copy of anything. */
  private Optional<RunSummary> summary(String key) {
    try {
      return store.read(key).map(ReportJson::read).map(RunSummary::of);
    } catch (InvalidReportException e) {
      return Optional.empty();
    }
  }
}

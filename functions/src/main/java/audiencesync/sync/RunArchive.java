package audiencesync.sync;

import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.port.StoredVersion;
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

  /** The version of this run's report, readable or not, when there is one. */
  Optional<StoredVersion> version() {
    return store.find(reportKey()).map(found -> store.version(found.key()));
  }

  /**
   * Writes the report, for programs and for people, and the list of runs that it is now part of;
   * over one that is there.
   *
   * @return true
   */
  boolean replace(RunReport report) {
    byte[] json = ReportJson.write(report);
    store.write(reportKey(), json, "application/json");
    writePages(report, json);
    return true;
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

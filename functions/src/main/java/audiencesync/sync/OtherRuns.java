package audiencesync.sync;

import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.report.InvalidReportException;
import audiencesync.sync.report.ReportJson;
import audiencesync.sync.report.RunReport;
import audiencesync.sync.report.RunSummary;
import audiencesync.sync.run.RunRef;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The runs of a connector beside one of them. However long the history, the work is bounded: run
 * ids begin with their date, so that keys are listed month by month, backwards; and a report holds
 * the lines of the runs before it, so that most often one is read, and never more than are shown.
 */
final class OtherRuns {
  private static final int RUNS_SHOWN = 30;

  /** A connector that has not run for so long begins its history anew. */
  private static final int MOST_MONTHS = 24;

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);
  private static final String JSON = "/report.json";

  private final ObjectStore store;
  private final RunRef run;
  private final String prefix;

  OtherRuns(ObjectStore store, RunRef run) {
    this.store = store;
    this.run = run;
    this.prefix = "runs/" + run.connector() + "/";
  }

  /** Those before it, newest first; a run whose report cannot be read is left out. */
  List<RunSummary> earlier() {
    return summaries(earlierIds());
  }

  /**
   * Those that began after it and have ended already, newest first: skipped or dry runs beside a
   * long one. No run lasts a month.
   */
  List<RunSummary> later() {
    YearMonth month = month();
    return summaries(
        Stream.of(month.plusMonths(1), month)
            .flatMap(m -> runIds(m, runId -> runId.compareTo(run.runId()) > 0).stream())
            .limit(RUNS_SHOWN)
            .toList());
  }

  private List<RunSummary> summaries(List<String> runIds) {
    Map<String, RunSummary> known = new HashMap<>();
    List<RunSummary> summaries = new ArrayList<>();
    for (String runId : runIds) {
      if (!known.containsKey(runId)) {
        report(runId)
            .ifPresent(
                report ->
                    RunSummary.withHistory(report)
                        .forEach(summary -> known.putIfAbsent(summary.runId(), summary)));
      }
      Optional.ofNullable(known.get(runId)).ifPresent(summaries::add);
    }
    return summaries;
  }

  private List<String> earlierIds() {
    YearMonth month = month();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < MOST_MONTHS && found.size() < RUNS_SHOWN; i++) {
      found.addAll(runIds(month.minusMonths(i), runId -> runId.compareTo(run.runId()) < 0));
    }
    return found.subList(0, Math.min(found.size(), RUNS_SHOWN));
  }

  private YearMonth month() {
    return YearMonth.parse(run.runId().substring(0, 6), MONTH);
  }

  private List<String> runIds(YearMonth month, Predicate<String> wanted) {
    return store.list(prefix + MONTH.format(month)).stream()
        .map(StoredObject::key)
        .filter(key -> key.endsWith(JSON))
        .map(key -> key.substring(prefix.length(), key.length() - JSON.length()))
        .filter(wanted)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private Optional<RunReport> report(String runId) {
    try {
      return store.read(prefix + runId + JSON).map(ReportJson::read);
    } catch (InvalidReportException e) {
      return Optional.empty();
    }
  }
}

package audiencesync.sync.report;

import audiencesync.sync.connector.ReportLanguage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One connector's latest runs, as the page of all connectors shows them.
 *
 * @param runs the latest ones, in any order; at least one
 * @param assumedEnd when its audience is assumed to end, as its latest run saw it
 * @param ending whether that was near when its latest run ended
 */
public record ConnectorRuns(
    String connector,
    ReportLanguage language,
    List<RunSummary> runs,
    Optional<Instant> assumedEnd,
    boolean ending) {
  public ConnectorRuns {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("connector " + connector + " has no run to show");
    }
  }

  /** What a run's report says of its connector. */
  public static ConnectorRuns of(RunReport report) {
    Optional<ReportedAudience> audience = report.audience();
    return new ConnectorRuns(
        report.header().connector(),
        report.language(),
        RunSummary.withHistory(report),
        audience.flatMap(ReportedAudience::life).flatMap(ReportedLife::end),
        audience.filter(a -> a.isEnding(report.header().finishedAt())).isPresent());
  }

  /** The same, and the runs that began later than the one whose report it was made of. */
  public ConnectorRuns with(List<RunSummary> later) {
    List<RunSummary> all = Stream.concat(later.stream(), runs.stream()).toList();
    return new ConnectorRuns(connector, language, all, assumedEnd, ending);
  }

  RunSummary latest() {
    return runs.stream().max(RunSummary.OLDEST_FIRST).orElseThrow();
  }
}

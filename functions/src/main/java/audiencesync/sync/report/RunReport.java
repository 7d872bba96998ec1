package audiencesync.sync.report;

import audiencesync.audience.Counts;
import audiencesync.lineads.LineCall;
import audiencesync.sync.connector.ReportLanguage;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is told of a run. It is written when the run ends, however it ends; what a run
 * did not get to know is empty here, and in {@code report.json} {@code null} or an empty list.
 *
 * @param counts empty when the run ended before everything was counted
 * @param audience empty when the run ended before its connector was read
 * @param guards in the order in which they were evaluated
 * @param files in the order in which they are sent
 * @param lineCalls every call to LINE, oldest first
 * @param notes remarks beyond the figures
 * @param language in which people are told of it
 */
public record RunReport(
    RunHeader header,
    Optional<Counts> counts,
    Optional<ReportedAudience> audience,
    List<ReportedFile> files,
    List<ReportedGuard> guards,
    List<LineCall> lineCalls,
    InputFindings inputs,
    List<Note> notes,
    PastRuns past,
    ReportLanguage language) {
  public RunReport {
    files = List.copyOf(files);
    guards = List.copyOf(guards);
    lineCalls = List.copyOf(lineCalls);
    notes = List.copyOf(notes);
  }

  /** A run of which nothing else is known than which runs there were before. */
  public static RunReport of(RunHeader header, List<RunSummary> history) {
    return new RunReport(
        header,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        InputFindings.NONE,
        List.of(),
        new PastRuns(Optional.empty(), history),
        ReportLanguage.JA);
  }
}

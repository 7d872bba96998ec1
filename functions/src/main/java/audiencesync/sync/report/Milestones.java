package audiencesync.sync.report;

import audiencesync.lineads.AudienceStatus;
import audiencesync.lineads.LineCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * When the audience reached what, as the calls to LINE saw it: nothing is asked any more once it
 * has been answered, so the last call of a kind is the one that saw the end.
 *
 * @param acceptedAt when LINE took the first file of this run
 * @param jobsFinishedAt when it was seen to have worked through the last file
 * @param readyAt when it was seen to call the audience ready
 */
record Milestones(
    Optional<Instant> acceptedAt, Optional<Instant> jobsFinishedAt, Optional<Instant> readyAt) {

  static Milestones of(RunReport report) {
    List<LineCall> answered =
        report.lineCalls().stream().filter(call -> call.status() / 100 == 2).toList();
    Optional<Instant> accepted = first(answered, call -> call.method().equals("POST"));
    Optional<Instant> finished =
        last(answered, call -> call.path().endsWith("/upload-job"))
            .filter(time -> Delivery.of(report) == Delivery.EVERYTHING);
    return new Milestones(accepted, finished, readyAt(report, answered, finished));
  }

  private static Optional<Instant> readyAt(
      RunReport report, List<LineCall> answered, Optional<Instant> finished) {
    boolean ready =
        report
            .audience()
            .flatMap(ReportedAudience::status)
            .filter(AudienceStatus.READY::equals)
            .isPresent();
    return last(answered, call -> call.path().endsWith("/custom-audiences"))
        .filter(time -> ready && finished.filter(before -> !time.isBefore(before)).isPresent());
  }

  private static Optional<Instant> first(List<LineCall> calls, Predicate<LineCall> kind) {
    return calls.stream().filter(kind).map(LineCall::time).findFirst();
  }

  private static Optional<Instant> last(List<LineCall> calls, Predicate<LineCall> kind) {
    return calls.stream().filter(kind).map(LineCall::time).reduce((earlier, later) -> later);
  }
}

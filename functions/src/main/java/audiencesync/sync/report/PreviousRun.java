package audiencesync.sync.report;

import audiencesync.audience.Counts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The connector's last successful run before the one that is reported.
 *
 * @param guards what they found, as that run's report has them; none when it cannot be read any
 *     more
 */
public record PreviousRun(String runId, Instant finishedAt, Counts counts, List<Found> guards) {
  public PreviousRun {
    guards = List.copyOf(guards);
  }

  /**
   * What a guard found then.
   *
   * @param guard its name
   * @param figure empty when it was not known
   */
  public record Found(String guard, Optional<BigDecimal> figure) {
    /** The part of a judgement that a later run is compared with. */
    public static Found of(ReportedGuard judged) {
      return new Found(judged.name(), judged.figure());
    }
  }

  /** What that guard found then. */
  Optional<BigDecimal> figure(String guard) {
    return guards.stream()
        .filter(then -> then.guard().equals(guard))
        .flatMap(then -> then.figure().stream())
        .findFirst();
  }
}

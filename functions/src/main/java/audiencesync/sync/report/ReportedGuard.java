package audiencesync.sync.report;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One guard's judgement.
 *
 * @param name as in the connector: {@code maxShrinkPercent}
 * @param figure what was found, in the guard's unit; empty when it is not known
 * @param limit what is allowed, in the same unit; empty when the guard has no number
 */
public record ReportedGuard(
    String name, GuardOutcome outcome, Optional<BigDecimal> figure, Optional<BigDecimal> limit) {
  public ReportedGuard {
    figure = figure.map(ReportedGuard::plain);
    limit = limit.map(ReportedGuard::plain);
  }

  /** One form for equal numbers: 12.5 for 12.50, 100 for 1E+2. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}

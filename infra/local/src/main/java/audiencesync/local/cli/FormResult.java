package audiencesync.local.cli;

import audiencesync.audience.PhoneFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What LINE made of one form.
 *
 * @param sent lines in its audience's file
 * @param processed how many of them LINE says it processed; empty when it did not say
 * @param estimatedSize LINE's words for the audience's size
 */
record FormResult(
    PhoneFormat form,
    String audienceId,
    long sent,
    Optional<Long> processed,
    String estimatedSize) {
  /** The others must be below a half of the best: chance and changed numbers make less. */
  private static final double CLEARLY_LESS = 0.5;

  /** Fewer than one in ten is nobody's form. */
  private static final double LEAST = 0.1;

  /** The form that LINE took, when one stands out. */
  static Optional<PhoneFormat> taken(List<FormResult> results) {
    return results.stream()
        .filter(best -> best.share() >= LEAST)
        .filter(
            best ->
                results.stream()
                    .filter(other -> other.form() != best.form())
                    .allMatch(other -> other.share() < best.share() * CLEARLY_LESS))
        .map(FormResult::form)
        .findFirst();
  }

  private double share() {
    return sent == 0 ? 0 : (double) processed.orElse(0L) / sent;
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%-12s %10s %,10d %12s  %s",
        form,
        audienceId,
        sent,
        processed.map(count -> String.format(Locale.ROOT, "%,d", count)).orElse("?"),
        estimatedSize);
  }

  static String heading() {
    return String.format(
        Locale.ROOT, "%-12s %10s %10s %12s  %s", "form", "audience", "sent", "processed", "size");
  }
}

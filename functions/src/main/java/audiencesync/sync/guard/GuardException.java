package audiencesync.sync.guard;

import java.util.List;
import java.util.stream.Collectors;

/** A guard stopped the run before anything was sent. */
public final class GuardException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param failed the guards that failed and were not overridden; at least one
   * @param lastSuccess what to compare their figures with: a sentence about the last success
   */
  public GuardException(List<GuardResult> failed, String lastSuccess) {
    super(message(failed, lastSuccess));
  }

  private static String message(List<GuardResult> failed, String lastSuccess) {
    String what =
        failed.stream()
            .map(guard -> guard.name().label() + ": " + guard.explanation())
            .collect(Collectors.joining(" "));
    return "A guard stopped the run, nothing was sent. "
        + what
        + " "
        + lastSuccess
        + advice(failed);
  }

  private static String advice(List<GuardResult> failed) {
    boolean final_ = failed.stream().anyMatch(guard -> !guard.name().overridable());
    if (final_) {
      return " This cannot be overridden: mend the input, then run again.";
    }
    String names =
        failed.stream()
            .map(guard -> "\"" + guard.name().label() + "\"")
            .collect(Collectors.joining(", "));
    return " If this is as it should be, run once with \"overrideGuards\": [" + names + "].";
  }
}

package audiencesync.local.engine;

import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * One entry of {@code Retry}. Defaults and ranges: Amazon States Language, "Retrying after error".
 *
 * @param maxDelaySeconds no back-off is longer
 * @param jitter whether each back-off is drawn evenly from 0 to its computed length
 */
record Retrier(
    ErrorMatcher errors,
    long intervalSeconds,
    long maxAttempts,
    double backoffRate,
    long maxDelaySeconds,
    boolean jitter) {
  private static final long MOST = 99_999_999;
  private static final long LONGEST_DELAY = 31_622_399;
  private static final Set<String> FIELDS =
      Set.of(
          "Comment",
          "ErrorEquals",
          "IntervalSeconds",
          "MaxAttempts",
          "BackoffRate",
          "MaxDelaySeconds",
          "JitterStrategy");

  static Retrier read(Field field, boolean last) {
    field.allow(FIELDS);
    long interval = field.find("IntervalSeconds").map(f -> f.wholeNumber(1, MOST)).orElse(1L);
    return new Retrier(
        ErrorMatcher.read(field.at("ErrorEquals"), last),
        interval,
        field.find("MaxAttempts").map(f -> f.wholeNumber(0, MOST)).orElse(3L),
        field.find("BackoffRate").map(f -> f.number(1)).orElse(2.0),
        field
            .find("MaxDelaySeconds")
            .map(f -> f.wholeNumber(interval + 1, LONGEST_DELAY))
            .orElse(LONGEST_DELAY),
        field.find("JitterStrategy").map(Retrier::isFull).orElse(false));
  }

  private static boolean isFull(Field field) {
    return switch (field.text()) {
      case "FULL" -> true;
      case "NONE" -> false;
      default -> throw field.refuse("must be FULL or NONE");
    };
  }

  /**
   * The pause before a retry.
   *
   * @param number 1 for this entry's first retry
   */
  Duration delay(int number, RandomGenerator random) {
    double grown = (double) intervalSeconds * Math.pow(backoffRate, number - 1.0);
    double seconds = Math.min(grown, (double) maxDelaySeconds);
    double drawn = jitter ? random.nextDouble() * seconds : seconds;
    return Duration.ofMillis(Math.round(drawn * 1000));
  }
}

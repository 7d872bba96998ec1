package audiencesync.local.cloud;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one execution.
 *
 * @param name unique among the executions over one folder
 * @param status Step Functions' word: {@code RUNNING}, {@code SUCCEEDED} …; a process that died has
 *     aborted its own
 * @param startDate to the millisecond, as on AWS
 * @param input its input as it was given, JSON; empty in records of older versions
 * @param stopDate when it ended; empty as long as it runs, and when its process died
 */
public record ExecutionRecord(
    String name,
    String status,
    Instant startDate,
    Optional<String> input,
    Optional<Instant> stopDate) {
  static final String RUNNING = "RUNNING";
  static final String ABORTED = "ABORTED";

  /** As ARNs on AWS look; region and account are made up. */
  private static final String ARN =
      "arn:aws:states:ap-northeast-1:000000000000:execution:line-audience-sync:";

  /** The ARN of an execution of that name. */
  static String arn(String name) {
    return ARN + name;
  }

  /** The name in an execution's ARN; empty when it is none of this state machine. */
  static Optional<String> name(String arn) {
    return arn.startsWith(ARN) ? Optional.of(arn.substring(ARN.length())) : Optional.empty();
  }

  /** Its ARN. */
  public String arn() {
    return arn(name);
  }

  boolean isRunning() {
    return status.equals(RUNNING);
  }
}

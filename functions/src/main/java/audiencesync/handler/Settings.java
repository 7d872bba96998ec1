package audiencesync.handler;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a deployment says to its functions, by environment variable; a system property {@code
 * audiencesync.<NAME>} goes before it, which is how several can run in one JVM.
 */
record Settings(String bucketName, URI lineAdsUrl) {
  private static final String LINE_ADS = "https://ads.line.me/api";

  /**
   * The settings of this process.
   *
   * @throws IllegalStateException naming a variable that is missing
   */
  static Settings load() {
    return new Settings(require("BUCKET_NAME"), URI.create(find("LINE_ADS_URL").orElse(LINE_ADS)));
  }

  /** The state machine whose executions are started; only who starts one needs to be told. */
  String stateMachineArn() {
    return require("STATE_MACHINE_ARN");
  }

  /** The topic that people subscribe to; only who tells them needs to be told. */
  String notificationTopicArn() {
    return require("NOTIFICATION_TOPIC_ARN");
  }

  /** The stack that metrics are counted for; empty where there is no CloudWatch. */
  Optional<String> metricsStack() {
    return find("METRICS_STACK");
  }

  /**
   * The memory of the function that prepares, in MB; empty where nothing limits it, as on this
   * machine.
   *
   * @throws IllegalStateException when it is no number
   */
  OptionalLong prepareMegabytes() {
    return find("PREPARE_MEMORY").stream().mapToLong(Settings::number).findFirst();
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalStateException(
          "the environment variable PREPARE_MEMORY is no number of MB", e);
    }
  }

  private static String require(String name) {
    return find(name)
        .orElseThrow(
            () -> new IllegalStateException("the environment variable " + name + " is missing"));
  }

  private static Optional<String> find(String name) {
    return Optional.ofNullable(System.getProperty("audiencesync." + name))
        .or(() -> Optional.ofNullable(System.getenv(name)))
        .filter(value -> !value.isBlank());
  }
}

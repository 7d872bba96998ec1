package audiencesync.handler;

import java.net.URI;
import java.util.Optional;

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
    return new Settings(
        find("BUCKET_NAME")
            .orElseThrow(
                () -> new IllegalStateException("the environment variable BUCKET_NAME is missing")),
        URI.create(find("LINE_ADS_URL").orElse(LINE_ADS)));
  }

  private static Optional<String> find(String name) {
    return Optional.ofNullable(System.getProperty("audiencesync." + name))
        .or(() -> Optional.ofNullable(System.getenv(name)))
        .filter(value -> !value.isBlank());
  }
}

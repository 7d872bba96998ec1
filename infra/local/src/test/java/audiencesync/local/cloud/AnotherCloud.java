package audiencesync.local.cloud;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.localstack.LocalStackContainer;

/**
 * Runs a test where there is another AWS than ours: the one that {@code AWS_ENDPOINT_URL} names, or
 * else LocalStack in Docker. Without either the test is skipped; with {@code REQUIRE_LOCALSTACK}
 * set, as on the build server, it fails instead.
 */
final class AnotherCloud implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (named().isPresent()) {
      return ConditionEvaluationResult.enabled("AWS_ENDPOINT_URL is set");
    }
    if (Docker.answers() || System.getenv("REQUIRE_LOCALSTACK") != null) {
      return ConditionEvaluationResult.enabled("Docker answers");
    }
    String reason =
        context.getRequiredTestClass().getSimpleName()
            + " is skipped: neither is AWS_ENDPOINT_URL set nor does Docker answer.";
    System.out.println(reason);
    return ConditionEvaluationResult.disabled(reason);
  }

  /** Where it is; LocalStack is started for the first who asks, and ends with the JVM. */
  static URI endpoint() {
    return named().orElseGet(() -> Started.LOCALSTACK.getEndpoint());
  }

  private static Optional<URI> named() {
    return Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL"))
        .filter(url -> !url.isBlank())
        .map(URI::create);
  }

  private static final class Started {
    static final LocalStackContainer LOCALSTACK = start();

    private static LocalStackContainer start() {
      LocalStackContainer container =
          new LocalStackContainer(DockerCloud.LOCALSTACK)
              .withServices("s3", "secretsmanager", "stepfunctions");
      container.start();
      return container;
    }
  }
}

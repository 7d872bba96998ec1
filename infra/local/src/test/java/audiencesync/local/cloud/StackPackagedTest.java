package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import audiencesync.local.template.Shipped;
import audiencesync.sync.ConnectorNotFoundException;
import audiencesync.sync.report.ReportJson;
import audiencesync.sync.report.RunStatus;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.core.waiters.Waiter;
import software.amazon.awssdk.core.waiters.WaiterAcceptor;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/**
 * The template, deployed to LocalStack by the SAM CLI, and a run there by the functions of the jar.
 * The run names a connector that is not there, so it ends before LINE: a function takes LINE by
 * https or on its own loopback only, which in a container is not this machine's.
 */
class StackPackagedTest {
  private static final String STACK = "line-audience-sync";
  private static final String ARTIFACTS = "artifacts";

  /** The half of a deployment that needs no CloudFormation: ten functions, and one upload. */
  @Test
  @ExtendWith(AnotherCloud.class)
  void packagesOneJarAndTheStateMachine(@TempDir Path folder) throws Exception {
    assumeThat(SamCli.isInstalled()).as("infra/check/lint has installed the SAM CLI").isTrue();
    Path jar = Shipped.file("functions/target/line-audience-sync-lambda.jar");
    Path definition = Shipped.file("statemachine.json");
    try (EndpointCloud cloud = new EndpointCloud(AnotherCloud.endpoint())) {
      List<String> arguments = SamCli.packaging(cloud.bucket(), folder.resolve("packaged.yaml"));

      assertThat(SamCli.at(cloud.s3Endpoint()).run(arguments)).isEmpty();

      assertThat(cloud.s3().listObjectsV2(r -> r.bucket(cloud.bucket())).contents())
          .extracting(S3Object::size)
          .containsExactlyInAnyOrder(Files.size(jar), Files.size(definition));
    }
  }

  @Test
  @Timeout(1_200)
  @ExtendWith(NeedsDockerAndSam.class)
  void runsWhatIsDeployed() throws Exception {
    try (LocalStackContainer localStack = localStack()) {
      localStack.start();
      URI endpoint = localStack.getEndpoint();
      try (S3Client s3 = Clients.s3(endpoint);
          SfnClient stepFunctions = Clients.stepFunctions(endpoint)) {
        s3.createBucket(
            r ->
                r.bucket(ARTIFACTS)
                    .createBucketConfiguration(c -> c.locationConstraint("ap-northeast-1")));

        assertThat(SamCli.at(endpoint).run(SamCli.deploy(STACK, ARTIFACTS))).isEmpty();

        DescribeExecutionResponse ended = run(stepFunctions, "{\"connector\": \"nobody\"}");
        assertThat(ended.status()).as(ended.toString()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo(ConnectorNotFoundException.class.getName());
        JsonNode cause = new ObjectMapper().readTree(ended.cause());
        assertThat(cause.path("message").asText()).contains("nobody");
        String report = cause.path("report").asText();
        byte[] written = s3.getObjectAsBytes(r -> r.bucket(bucket(s3)).key(report)).asByteArray();
        assertThat(ReportJson.read(written).header().status()).isEqualTo(RunStatus.FAILED);
      }
    }
  }

  private static LocalStackContainer localStack() {
    return new LocalStackContainer(DockerImageName.parse("localstack/localstack:4.14.0"))
        // The functions are for arm64, and so is their snapshot's setting; this machine may not be.
        .withEnv("LAMBDA_IGNORE_ARCHITECTURE", "1")
        .withEnv("LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT", "120")
        // It draws no dashboards.
        .withEnv("CFN_IGNORE_UNSUPPORTED_RESOURCE_TYPES", "1");
  }

  private static DescribeExecutionResponse run(SfnClient stepFunctions, String input) {
    String machine =
        stepFunctions.listStateMachines().stateMachines().stream()
            .filter(found -> found.name().equals(STACK))
            .map(StateMachineListItem::stateMachineArn)
            .findFirst()
            .orElseThrow();
    String execution =
        stepFunctions.startExecution(r -> r.stateMachineArn(machine).input(input)).executionArn();
    Waiter<DescribeExecutionResponse> waiter =
        Waiter.builder(DescribeExecutionResponse.class)
            .addAcceptor(
                WaiterAcceptor.successOnResponseAcceptor(
                    found -> found.status() != ExecutionStatus.RUNNING))
            .addAcceptor(WaiterAcceptor.retryOnResponseAcceptor(found -> true))
            .overrideConfiguration(o -> o.maxAttempts(120))
            .build();
    return waiter
        .run(() -> stepFunctions.describeExecution(r -> r.executionArn(execution)))
        .matched()
        .response()
        .orElseThrow();
  }

  private static String bucket(S3Client s3) {
    return s3.listBuckets().buckets().stream()
        .map(Bucket::name)
        .filter(name -> name.startsWith(STACK))
        .findFirst()
        .orElseThrow();
  }

  /** Without either it is skipped, unless {@code REQUIRE_LOCALSTACK} is set. */
  static final class NeedsDockerAndSam implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (System.getenv("REQUIRE_LOCALSTACK") != null
          || (SamCli.isInstalled() && Docker.answers())) {
        return ConditionEvaluationResult.enabled("Docker answers");
      }
      String reason =
          "StackPackagedTest is skipped: "
              + (SamCli.isInstalled()
                  ? "no Docker answers."
                  : "infra/check/lint has not installed the SAM CLI yet.");
      System.out.println(reason);
      return ConditionEvaluationResult.disabled(reason);
    }
  }
}

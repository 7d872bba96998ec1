package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import audiencesync.lineads.AudienceStatus;
import audiencesync.lineads.LineAdsKeys;
import audiencesync.local.template.Shipped;
import audiencesync.sync.ConnectorNotFoundException;
import audiencesync.sync.report.ReportJson;
import audiencesync.sync.report.ReportedAudience;
import audiencesync.sync.report.RunReport;
import audiencesync.sync.report.RunStatus;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * The template, deployed to LocalStack by the SAM CLI, and runs there by the functions of the jar:
 * one whole sync, as far as a READY audience, and one that fails.
 */
class StackPackagedTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LineAdsKeys KEYS =
      new LineAdsKeys("A1000000001", "access-key-of-a-stack", "secret-key-of-a-stack");

  @TempDir private Path folder;

  /** The half of a deployment that needs no CloudFormation: ten functions, and one upload. */
  @Test
  @ExtendWith(AnotherCloud.class)
  void packagesOneJarAndTheStateMachine() throws Exception {
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
  @Timeout(1_800)
  @ExtendWith(NeedsDockerAndSam.class)
  void runsWhatIsDeployed() throws Exception {
    try (DockerCloud cloud = new DockerCloud(folder, KEYS);
        DeployedStack stack = deployed(cloud)) {
      sendsTheMembersOfASegment(stack, cloud);
      failsWithoutAConnector(stack);
    }
  }

  private DeployedStack deployed(DockerCloud cloud) throws IOException, InterruptedException {
    return DeployedStack.deploy(
        cloud.endpoint(), DockerCloud.template(folder), DockerCloud.PARAMETERS);
  }

  private static void sendsTheMembersOfASegment(DeployedStack stack, DockerCloud cloud)
      throws IOException {
    SmallAudience audience = new SmallAudience("ゴールド会員", 300);
    stack.fillInKeys(KEYS);
    stack.write("connectors/members.json", audience.connector(stack.secretId(), ""));
    stack.write("inbox/members/all.csv", audience.segment());
    stack.write("inbox/users/all.csv", audience.identity());

    DescribeExecutionResponse ended = stack.run("{\"connector\": \"members\"}");

    assertThat(ended.status()).as(ended.toString()).isEqualTo(ExecutionStatus.SUCCEEDED);
    JsonNode output = JSON.readTree(ended.output());
    String id = output.path("audienceId").asText();
    assertThat(cloud.line().audienceIds(KEYS.adAccountId(), audience.name())).containsExactly(id);
    assertThat(cloud.line().members(id)).isEqualTo(audience.hashes());
    RunReport report = ReportJson.read(stack.read(output.path("report").asText()));
    assertThat(report.header().status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(report.counts().orElseThrow().unique()).isEqualTo(300);
    assertThat(report.audience().flatMap(ReportedAudience::status)).contains(AudienceStatus.READY);
    assertThat(report.files()).hasSize(1);
  }

  private static void failsWithoutAConnector(DeployedStack stack) throws IOException {
    DescribeExecutionResponse ended = stack.run("{\"connector\": \"nobody\"}");

    assertThat(ended.status()).as(ended.toString()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(ended.error()).isEqualTo(ConnectorNotFoundException.class.getName());
    JsonNode cause = JSON.readTree(ended.cause());
    assertThat(cause.path("message").asText()).contains("nobody");
    byte[] report = stack.read(cause.path("report").asText());
    assertThat(ReportJson.read(report).header().status()).isEqualTo(RunStatus.FAILED);
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

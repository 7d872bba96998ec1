package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.lineads.LineAdsKeys;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.waiters.Waiter;
import software.amazon.awssdk.core.waiters.WaiterAcceptor;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/** A stack of the template on some AWS, and what its owner does with it. */
final class DeployedStack implements AutoCloseable {
  private static final String NAME = "line-audience-sync";
  private static final String ARTIFACTS = "artifacts";

  private final S3Client s3;
  private final SecretsManagerClient secrets;
  private final SfnClient stepFunctions;

  private DeployedStack(URI endpoint) {
    this.s3 = Clients.s3(endpoint);
    this.secrets = Clients.secretsManager(endpoint);
    this.stepFunctions = Clients.stepFunctions(endpoint);
  }

  /** Deploys it by the SAM CLI. */
  static DeployedStack deploy(URI endpoint, Path template, Map<String, String> parameters)
      throws IOException, InterruptedException {
    DeployedStack stack = new DeployedStack(endpoint);
    stack.s3.createBucket(
        r ->
            r.bucket(ARTIFACTS)
                .createBucketConfiguration(c -> c.locationConstraint("ap-northeast-1")));
    assertThat(SamCli.at(endpoint).run(SamCli.deploy(template, NAME, ARTIFACTS, parameters)))
        .isEmpty();
    return stack;
  }

  /** Of the secret that the template makes, with empty fields. */
  String secretId() {
    return NAME + "/line-ads";
  }

  /** What the output {@code SecretCommand} does. */
  void fillInKeys(LineAdsKeys keys) {
    String setting =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", "main")
            .put("adAccountId", keys.adAccountId())
            .put("accessKey", keys.accessKey())
            .put("secretKey", keys.secretKey())
            .toString();
    secrets.putSecretValue(r -> r.secretId(secretId()).secretString(setting));
  }

  void write(String key, String text) {
    s3.putObject(r -> r.bucket(bucket()).key(key), RequestBody.fromString(text));
  }

  byte[] read(String key) {
    return s3.getObjectAsBytes(r -> r.bucket(bucket()).key(key)).asByteArray();
  }

  /** One execution, to its end. */
  DescribeExecutionResponse run(String input) {
    String execution =
        stepFunctions.startExecution(r -> r.stateMachineArn(machine()).input(input)).executionArn();
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

  @Override
  public void close() {
    s3.close();
    secrets.close();
    stepFunctions.close();
  }

  private String machine() {
    return stepFunctions.listStateMachines().stateMachines().stream()
        .filter(found -> found.name().equals(NAME))
        .map(StateMachineListItem::stateMachineArn)
        .findFirst()
        .orElseThrow();
  }

  private String bucket() {
    return s3.listBuckets().buckets().stream()
        .map(Bucket::name)
        .filter(name -> name.startsWith(NAME))
        .findFirst()
        .orElseThrow();
  }
}

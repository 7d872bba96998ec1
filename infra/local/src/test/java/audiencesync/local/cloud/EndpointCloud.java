package audiencesync.local.cloud;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.sfn.SfnClient;

/** One endpoint that speaks all of AWS: LocalStack, moto and their like. Leaves nothing there. */
final class EndpointCloud implements Cloud {
  private static final String WAITS =
      """
      {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 3600, "End": true}}}
      """;

  private final String name = "line-audience-sync-" + UUID.randomUUID();
  private final List<String> made = new ArrayList<>();
  private final URI endpoint;
  private final S3Client s3;
  private final SecretsManagerClient secrets;
  private final SfnClient stepFunctions;
  private final String stateMachine;

  EndpointCloud(URI endpoint) {
    this.endpoint = endpoint;
    this.s3 = Clients.s3(endpoint);
    this.secrets = Clients.secretsManager(endpoint);
    this.stepFunctions = Clients.stepFunctions(endpoint);
    s3.createBucket(
        r -> r.bucket(name).createBucketConfiguration(c -> c.locationConstraint("ap-northeast-1")));
    this.stateMachine =
        stepFunctions
            .createStateMachine(
                r ->
                    r.name(name)
                        .definition(WAITS)
                        .roleArn("arn:aws:iam::000000000000:role/line-audience-sync"))
            .stateMachineArn();
  }

  @Override
  public URI s3Endpoint() {
    return endpoint;
  }

  @Override
  public S3Client s3() {
    return s3;
  }

  @Override
  public String bucket() {
    return name;
  }

  @Override
  public SecretsManagerClient secrets() {
    return secrets;
  }

  @Override
  public String secret(String secret, String text) {
    String id = name + "/" + secret;
    try {
      secrets.createSecret(r -> r.name(id).secretString(text));
      made.add(id);
    } catch (ResourceExistsException e) {
      secrets.putSecretValue(r -> r.secretId(id).secretString(text));
    }
    return id;
  }

  @Override
  public SfnClient stepFunctions() {
    return stepFunctions;
  }

  @Override
  public String stateMachineArn() {
    return stateMachine;
  }

  @Override
  public String running(String execution) {
    return stepFunctions
        .startExecution(r -> r.stateMachineArn(stateMachine).name(execution).input("{}"))
        .executionArn();
  }

  @Override
  public void stop(String executionArn) {
    stepFunctions.stopExecution(r -> r.executionArn(executionArn));
  }

  @Override
  public String neverStarted() {
    return stateMachine.replace(":stateMachine:", ":execution:") + ":never";
  }

  @Override
  public void close() {
    made.forEach(id -> secrets.deleteSecret(r -> r.secretId(id).forceDeleteWithoutRecovery(true)));
    stepFunctions.deleteStateMachine(r -> r.stateMachineArn(stateMachine));
    s3.listObjectsV2Paginator(r -> r.bucket(name))
        .contents()
        .forEach(object -> s3.deleteObject(r -> r.bucket(name).key(object.key())));
    s3.deleteBucket(r -> r.bucket(name));
    s3.close();
    secrets.close();
    stepFunctions.close();
  }
}

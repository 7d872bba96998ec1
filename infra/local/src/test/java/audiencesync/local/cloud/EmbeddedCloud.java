package audiencesync.local.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The stand-ins of this module, over a folder. */
final class EmbeddedCloud implements Cloud {
  private static final Instant START = Instant.parse("2026-11-24T01:02:03Z");

  private final Map<String, JsonNode> kept = new ConcurrentHashMap<>();
  private final ExecutionRecords records;
  private final LocalS3 localS3;
  private final LocalSecrets localSecrets;
  private final LocalStepFunctions localStepFunctions;
  private final S3Client s3;
  private final SecretsManagerClient secrets;
  private final SfnClient stepFunctions;

  EmbeddedCloud(Path folder) {
    this.records = new ExecutionRecords(folder);
    this.localS3 = LocalS3.serve(folder);
    this.localSecrets = LocalSecrets.serve(kept);
    this.localStepFunctions = LocalStepFunctions.serve(records, Clock.systemUTC());
    this.s3 = Clients.s3(localS3.endpoint());
    this.secrets = Clients.secretsManager(localSecrets.endpoint());
    this.stepFunctions = Clients.stepFunctions(localStepFunctions.endpoint());
  }

  @Override
  public URI s3Endpoint() {
    return localS3.endpoint();
  }

  @Override
  public S3Client s3() {
    return s3;
  }

  @Override
  public String bucket() {
    return LocalS3.BUCKET;
  }

  @Override
  public SecretsManagerClient secrets() {
    return secrets;
  }

  @Override
  public String secret(String name, String text) {
    try {
      kept.put(name, new ObjectMapper().readTree(text));
      return name;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a secret here is JSON", e);
    }
  }

  @Override
  public SfnClient stepFunctions() {
    return stepFunctions;
  }

  @Override
  public String stateMachineArn() {
    return LocalStepFunctions.STATE_MACHINE_ARN;
  }

  @Override
  public String running(String name) {
    records.start(name, "{}", START);
    return ExecutionRecord.arn(name);
  }

  @Override
  public void stop(String executionArn) {
    records.ended(ExecutionRecord.name(executionArn).orElseThrow(), "ABORTED", Instant.now());
  }

  @Override
  public String neverStarted() {
    return ExecutionRecord.arn("never");
  }

  @Override
  public void close() {
    s3.close();
    secrets.close();
    stepFunctions.close();
    localStepFunctions.close();
    localSecrets.close();
    localS3.close();
  }
}

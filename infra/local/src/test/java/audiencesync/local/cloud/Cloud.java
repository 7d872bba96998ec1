package audiencesync.local.cloud;

import java.net.URI;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What speaks S3, Secrets Manager and Step Functions, and what a test needs to have there. */
interface Cloud extends AutoCloseable {
  URI s3Endpoint();

  S3Client s3();

  /** A bucket of this suite's own. */
  String bucket();

  SecretsManagerClient secrets();

  /** The id of a secret whose text this is from now on; the same name is the same secret. */
  String secret(String name, String text);

  SfnClient stepFunctions();

  /** A state machine whose executions run until they are stopped. */
  String stateMachineArn();

  /** The ARN of an execution that runs until it is stopped. */
  String running(String name);

  /** Stops an execution that runs. */
  void stop(String executionArn);

  /** The ARN of an execution that never was. */
  String neverStarted();

  @Override
  void close();
}

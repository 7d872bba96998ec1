package audiencesync.local.cloud;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * LocalStack does what the product counts on, so that the stand-ins of this module are held to what
 * somebody else made of AWS; or whatever {@code AWS_ENDPOINT_URL} names.
 */
@ExtendWith(AnotherCloud.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnotherCloudTest implements S3Suite, SecretsSuite, ExecutionsSuite {
  private Cloud cloud;

  @BeforeAll
  void start() {
    cloud = new EndpointCloud(AnotherCloud.endpoint());
  }

  @AfterAll
  void stop() {
    cloud.close();
  }

  @Override
  public Cloud cloud() {
    return cloud;
  }
}

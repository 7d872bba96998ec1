package audiencesync.local.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The stand-ins of this module do what the product counts on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedCloudTest implements S3Suite, SecretsSuite, ExecutionsSuite {
  private Cloud cloud;

  @BeforeAll
  void start(@TempDir Path parent) throws IOException {
    cloud = new EmbeddedCloud(Files.createDirectory(parent.resolve("My Bucket 会員")));
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

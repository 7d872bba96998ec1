package audiencesync.local.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sandbox for each test, whose bucket is reached without HTTP: half the time. What AWS's client
 * has to do with it, {@code FolderClientTest}, {@code S3Suite} and the tests that make their own
 * sandbox try.
 */
abstract class OverSandbox {
  Sandbox sandbox;

  @BeforeEach
  final void open(@TempDir Path folder) throws IOException {
    sandbox = Sandbox.direct(folder);
  }

  @AfterEach
  final void close() {
    sandbox.close();
  }
}

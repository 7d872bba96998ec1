package audiencesync.local.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox for each test. */
abstract class OverSandbox {
  Sandbox sandbox;

  /** Whether the bucket is reached without HTTP: where there are very many runs. */
  boolean isDirect() {
    return false;
  }

  @BeforeEach
  final void open(@TempDir Path folder) throws IOException {
    sandbox = isDirect() ? Sandbox.direct(folder) : new Sandbox(folder);
  }

  @AfterEach
  final void close() {
    sandbox.close();
  }
}

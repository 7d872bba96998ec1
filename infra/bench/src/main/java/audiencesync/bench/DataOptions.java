package audiencesync.bench;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which data is made, and where. */
final class DataOptions {
  @Option(names = "--identities", description = "Rows of the identity export (${DEFAULT-VALUE}).")
  private long identities = 1_000_000;

  @Option(names = "--seed", description = "Another seed makes other data (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--dir",
      description = "Where files are made, and kept for the next time (${DEFAULT-VALUE}).")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"), "line-audience-sync-bench");

  @Option(names = "--form", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Form form = Form.CSV;

  Dataset dataset() {
    return new Dataset(folder, identities, seed);
  }

  Form form() {
    return form;
  }
}

package audiencesync.local.cloud;

import audiencesync.local.template.Shipped;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SAM CLI that {@code infra/check/lint} installs, turned to a stand-in of AWS. */
final class SamCli {
  private static final Path VENV = Shipped.file("infra/check/.venv");

  private final Path python;
  private final URI endpoint;

  private SamCli(Path python, URI endpoint) {
    this.python = python;
    this.endpoint = endpoint;
  }

  /** Whether it is installed. */
  static boolean isInstalled() {
    return Files.isExecutable(VENV.resolve("bin/python"));
  }

  static SamCli at(URI endpoint) {
    return new SamCli(VENV.resolve("bin/python"), endpoint);
  }

  /** What the README's {@code sam deploy} does, with the answers that its guide asks for. */
  static List<String> deploy(
      Path template, String stack, String bucket, Map<String, String> parameters) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "deploy",
                "--template-file",
                template.toString(),
                "--stack-name",
                stack,
                "--s3-bucket",
                bucket,
                "--capabilities",
                "CAPABILITY_IAM",
                "--region",
                "ap-northeast-1",
                "--no-confirm-changeset",
                "--no-progressbar",
                "--parameter-overrides"));
    parameters.forEach((name, value) -> arguments.add(name + "=" + value));
    return arguments;
  }

  /** As {@code sam package}: the half of a deployment that needs no CloudFormation. */
  static List<String> packaging(String bucket, Path packaged) {
    return List.of(
        "package",
        "--template-file",
        Shipped.file("infra/template.yaml").toString(),
        "--s3-bucket",
        bucket,
        "--region",
        "ap-northeast-1",
        "--no-progressbar",
        "--output-template-file",
        packaged.toString());
  }

  /**
   * Runs it.
   *
   * @return empty when it succeeds, else all that it says
   */
  Optional<String> run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(python.toString(), "-m", "samcli"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL", endpoint.toString(),
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_EC2_METADATA_DISABLED", "true",
                "SAM_CLI_TELEMETRY", "0",
                "__SAM_CLI_APP_DIR", VENV.resolve("sam").toString()));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? Optional.empty() : Optional.of(said);
  }
}

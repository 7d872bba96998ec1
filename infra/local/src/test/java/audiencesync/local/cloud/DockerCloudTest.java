package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.template.Shipped;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be said of LocalStack's arrangement without Docker. */
class DockerCloudTest {
  @Test
  void deploysWithParametersThatTheTemplateTakes() {
    JsonNode declared = Shipped.read().template().root().path("Parameters");

    DockerCloud.PARAMETERS.forEach(
        (name, value) ->
            assertThat(value).matches(declared.path(name).path("AllowedPattern").asText()));
    assertThat(
            SamCli.deploy(Path.of("template.yaml"), "stack", "artifacts", DockerCloud.PARAMETERS))
        .endsWith("--parameter-overrides", "LineAdsUrl=https://line-ads:8443/api");
  }

  @Test
  void changesOfTheTemplateOnlyWhereItsFilesAreAndTheNameOfJava(@TempDir Path folder)
      throws IOException {
    List<String> shipped = Files.readAllLines(Shipped.file("infra/template.yaml"));
    List<String> copied = Files.readAllLines(DockerCloud.template(folder));
    String root = Shipped.file("").toString();

    List<String> changed = new ArrayList<>(copied);
    changed.removeAll(shipped);
    assertThat(changed)
        .containsExactly(
            "    CodeUri: " + root + "/functions/target/line-audience-sync-lambda.jar",
            "    Runtime: java17",
            "      DefinitionS3Location: " + root + "/statemachine.json");
    assertThat(copied).hasSameSizeAs(shipped);
  }

  /**
   * In double quotation marks, in a script of Testcontainers: nothing of them may end or mean more.
   */
  @Test
  void setsFlagsThatAShellLeavesAsTheyAre() throws Exception {
    String flags =
        DockerCloud.settings("network", Path.of("/tmp/junit-1/trust.jks"))
            .get("LAMBDA_DOCKER_FLAGS");

    Process shell = new ProcessBuilder("sh", "-c", "printf %s \"" + flags + "\"").start();

    assertThat(shell.inputReader().readLine())
        .isEqualTo(flags)
        .isEqualTo(
            "-v /tmp/junit-1/trust.jks:/line-ads/trust.jks:ro"
                + " -e JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=/line-ads/trust.jks");
  }
}

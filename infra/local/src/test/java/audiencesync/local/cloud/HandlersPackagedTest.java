package audiencesync.local.cloud;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.template.DeployedFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar that is deployed, with the handler strings and the environments of the template: every
 * sample of {@code events/} once more, each function in a JVM of its own. AWS's client has a native
 * part for Linux only.
 */
@EnabledOnOs(OS.LINUX)
class HandlersPackagedTest {
  private static final Path TARGET = Path.of("../../functions/target");

  @TempDir private Path folder;
  private HandlerScenario scenario;
  private ChildFunctions children;

  @BeforeEach
  void open() throws IOException {
    scenario = new HandlerScenario(folder);
    children = new ChildFunctions(jar(), folder);
  }

  @AfterEach
  void close() {
    children.close();
    scenario.close();
  }

  @Test
  void answersEverySampleAsTheFileBesideItSays() throws IOException {
    Map<String, DeployedFunction> functions = DeployedFunction.all();
    assertThat(functions.keySet()).containsExactlyInAnyOrderElementsOf(Shipped.handlers().keySet());
    for (Map.Entry<String, DeployedFunction> function : functions.entrySet()) {
      children.start(
          function.getKey(), function.getValue().handler(), environment(function.getValue()));
    }

    scenario.play(children);
  }

  private Map<String, String> environment(DeployedFunction function) {
    Map<String, String> environment = new HashMap<>(scenario.endpoints());
    Map<String, String> here = scenario.variables();
    function
        .variables()
        .forEach(
            (name, value) ->
                environment.put(name, value.orElseGet(() -> requireNonNull(here.get(name), name))));
    return environment;
  }

  /** The last one that was built, whatever the version. */
  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(TARGET)) {
      return files
          .filter(file -> file.toString().endsWith("-lambda.jar"))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .map(Path::toAbsolutePath)
          .orElseThrow(
              () -> new AssertionError("functions/target has no *-lambda.jar; run mvn verify"));
    }
  }
}

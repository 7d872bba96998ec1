package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.lineads.RetryableLineAdsException;
import audiencesync.local.engine.FunctionOutcome;
import audiencesync.local.template.DeployedFunction;
import audiencesync.local.template.Shipped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A function of the deployed jar and a LINE by https under a host name, as {@link
 * StackPackagedTest} puts them together in containers.
 */
@EnabledOnOs(OS.LINUX)
class HttpsLinePackagedTest {
  private static final String PLAN_SYNC = "PlanSync";
  private static final Path JAR = Shipped.file("functions/target/line-audience-sync-lambda.jar");

  private static ServerCertificate certificate;

  @TempDir private Path folder;
  private HandlerScenario scenario;
  private TlsFront front;
  private ChildFunctions children;

  @BeforeAll
  static void makeCertificate(@TempDir Path keys) throws Exception {
    certificate = ServerCertificate.of(DockerCloud.LINE_HOST, keys);
  }

  @BeforeEach
  void open() throws Exception {
    scenario = new HandlerScenario(folder);
    front = new TlsFront(certificate, URI.create(variable("LINE_ADS_URL")).getPort());
    children = new ChildFunctions(JAR, folder);
  }

  @AfterEach
  void close() throws IOException {
    children.close();
    front.close();
    scenario.close();
  }

  @Test
  void reachesALineWhoseCertificateItTrusts() throws IOException {
    FunctionOutcome planned = plan(List.of(trusting()));

    assertThat(planned).isEqualTo(new FunctionOutcome.Returned(event("plan-sync.expected")));
  }

  @Test
  void sendsNothingToALineWhoseCertificateItDoesNotTrust() throws IOException {
    FunctionOutcome planned = plan(List.of());

    assertThat(planned)
        .isInstanceOfSatisfying(
            FunctionOutcome.Failed.class,
            failed ->
                assertThat(failed.error()).isEqualTo(RetryableLineAdsException.class.getName()));
    assertThat(scenario.lineCalls()).isEmpty();
  }

  private String trusting() {
    return ServerCertificate.option(certificate.trustStore().toString());
  }

  private FunctionOutcome plan(List<String> options) throws IOException {
    DeployedFunction function = Objects.requireNonNull(DeployedFunction.all().get(PLAN_SYNC));
    Map<String, String> environment = new HashMap<>(scenario.endpoints());
    function
        .variables()
        .forEach((name, value) -> environment.put(name, value.orElseGet(() -> variable(name))));
    environment.put("LINE_ADS_URL", DockerCloud.lineAdsUrl(front.port()));
    Stream<String> all =
        Stream.concat(options.stream(), Stream.of("-Djdk.net.hosts.file=" + hosts()));
    environment.put("JAVA_TOOL_OPTIONS", all.collect(Collectors.joining(" ")));
    children.start(PLAN_SYNC, function.handler(), environment);
    return children.invoke(PLAN_SYNC, event("plan-sync"));
  }

  private String variable(String name) {
    return Objects.requireNonNull(scenario.variables().get(name), name);
  }

  /** What a network of containers says of its members' names. */
  private Path hosts() throws IOException {
    return Files.writeString(
        folder.resolve("hosts"), "127.0.0.1 " + DockerCloud.LINE_HOST + " localhost\n");
  }

  private static JsonNode event(String name) throws IOException {
    return new ObjectMapper()
        .readTree(Files.readAllBytes(Shipped.file("events/" + name + ".json")));
  }
}

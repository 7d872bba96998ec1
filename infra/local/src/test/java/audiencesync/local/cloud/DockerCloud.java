package audiencesync.local.cloud;

import audiencesync.lineads.LineAdsKeys;
import audiencesync.local.line.LineSimulator;
import audiencesync.local.line.LineSimulatorConfig;
import audiencesync.local.template.Shipped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.testcontainers.Testcontainers;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.SocatContainer;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack in Docker, and the LINE simulator of this JVM as its functions reach it: by https
 * under a host name, as they reach LINE, through a container of that name in their network. They
 * are given a trust store for that, and run on Java 17 under the name by which LocalStack knows it;
 * nothing else of them differs from what is deployed.
 */
final class DockerCloud implements AutoCloseable {
  static final String LINE_HOST = "line-ads";
  private static final int LINE_PORT = 8443;

  /** With which the template is deployed there. */
  static final Map<String, String> PARAMETERS = Map.of("LineAdsUrl", lineAdsUrl(LINE_PORT));

  /** The last one that asks for no account. */
  static final DockerImageName LOCALSTACK = DockerImageName.parse("localstack/localstack:4.14.0");

  private final Network.NetworkImpl network = Network.builder().build();
  private final LineSimulator line;
  private final TlsFront front;
  private final SocatContainer way;
  private final LocalStackContainer localStack;

  /**
   * Starts it all.
   *
   * @param folder an empty one, which Docker can mount files from
   */
  DockerCloud(Path folder, LineAdsKeys keys) throws Exception {
    ServerCertificate certificate = ServerCertificate.of(LINE_HOST, folder);
    this.line = LineSimulator.start(LineSimulatorConfig.of(keys));
    this.front = new TlsFront(certificate, line.baseUrl().getPort());
    Testcontainers.exposeHostPorts(front.port());
    this.way = way();
    this.localStack =
        new LocalStackContainer(LOCALSTACK)
            .withNetwork(network)
            .withEnv(settings(network.getName(), certificate.trustStore()));
    way.start();
    localStack.start();
  }

  private SocatContainer way() {
    return new SocatContainer()
        .withTarget(LINE_PORT, "host.testcontainers.internal", front.port())
        .withNetwork(network)
        .withNetworkAliases(LINE_HOST)
        .withAccessToHost(true);
  }

  /** What {@code LineAdsUrl} and the functions' {@code LINE_ADS_URL} say. */
  static String lineAdsUrl(int port) {
    return "https://" + LINE_HOST + ":" + port + "/api";
  }

  /**
   * A copy of the template, which finds its files from where it is. LocalStack 4.14 refuses {@code
   * java17.al2023}: that name is younger.
   */
  static Path template(Path folder) throws IOException {
    String text =
        Files.readString(Shipped.file("infra/template.yaml"))
            .replace("Runtime: java17.al2023", "Runtime: java17")
            .replace(": ../", ": " + Shipped.file("") + "/");
    return Files.writeString(folder.resolve("template.yaml"), text);
  }

  /** LocalStack's: "Configuration" and "Lambda" in its documentation. */
  static Map<String, String> settings(String network, Path trustStore) {
    return Map.of(
        // The functions are for arm64, and so is their snapshot's setting; this machine may not be.
        "LAMBDA_IGNORE_ARCHITECTURE", "1",
        "LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT", "120",
        "LAMBDA_DOCKER_NETWORK", network,
        // Testcontainers quotes these and adds to them: no quotation mark, no dollar sign.
        "LAMBDA_DOCKER_FLAGS",
            "-v %s:/line-ads/trust.jks:ro -e JAVA_TOOL_OPTIONS=%s"
                .formatted(trustStore, ServerCertificate.option("/line-ads/trust.jks")),
        // It draws no dashboards.
        "CFN_IGNORE_UNSUPPORTED_RESOURCE_TYPES", "1");
  }

  URI endpoint() {
    return localStack.getEndpoint();
  }

  LineSimulator line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    localStack.stop();
    way.stop();
    network.close();
    front.close();
    line.close();
  }
}

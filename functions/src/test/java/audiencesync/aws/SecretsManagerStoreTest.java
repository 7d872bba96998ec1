package audiencesync.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import audiencesync.sync.port.SecretException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What Secrets Manager refuses, by AWS's own client; the forms of its errors are AWS's. */
@Isolated("the client takes its region and its credentials from system properties")
class SecretsManagerStoreTest {
  private static final Map<String, String> CLIENT =
      Map.of("aws.region", "ap-northeast-1", "aws.accessKeyId", "id", "aws.secretAccessKey", "key");

  private HttpServer server;
  private int status;
  private String answer = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
          byte[] body = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    CLIENT.forEach(System::setProperty);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    CLIENT.keySet().forEach(System::clearProperty);
  }

  @Test
  void saysHowAnotherTeamsSecretIsAllowed() {
    status = 400;
    answer =
        """
        {"__type": "AccessDeniedException",
         "Message": "User: arn:aws:sts::1:assumed-role/r/f is not authorized to perform:
          secretsmanager:GetSecretValue on resource: other-team because no identity-based policy
          allows the secretsmanager:GetSecretValue action"}
        """
            .replace("\n", "");
    assertThatExceptionOfType(SecretException.class)
        .isThrownBy(() -> store().read("other-team/line"))
        .withMessage(
            "This deployment may not read the secret other-team/line. Nothing was sent. If the"
                + " connector is meant to use it, whoever deploys names its ARN in the parameter"
                + " FurtherSettingArns, and its key in FurtherSettingsKeyArn; else correct"
                + " $.adsApi.secretId of the connector.");
  }

  @Test
  void repeatsNothingElseOfWhatItIsTold() {
    status = 400;
    answer = "{\"__type\": \"InvalidRequestException\", \"message\": \"canary of the service\"}";
    assertThatExceptionOfType(SecretException.class)
        .isThrownBy(() -> store().read("line-ads/main"))
        .withMessage(
            "Secrets Manager refused to read the secret line-ads/main: status 400"
                + " InvalidRequestException. Running again is safe.");
  }

  @Test
  void knowsNoSecretFromAForbiddenOne() {
    status = 400;
    answer = "{\"__type\": \"ResourceNotFoundException\", \"Message\": \"none\"}";
    assertThat(store().read("line-ads/main")).isEmpty();
  }

  private SecretsManagerStore store() {
    return new SecretsManagerStore(
        SecretsManagerClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build());
  }
}

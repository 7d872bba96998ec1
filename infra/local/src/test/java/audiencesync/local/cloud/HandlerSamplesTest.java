package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every handler on its sample in {@code events/}, through AWS's runtime, in this process. */
class HandlerSamplesTest {
  private HandlerScenario scenario;
  private SystemProperties properties;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    scenario = new HandlerScenario(folder);
    properties = SystemProperties.set(properties(scenario));
  }

  @AfterEach
  void close() {
    properties.close();
    scenario.close();
  }

  @Test
  void answersEverySampleAsTheFileBesideItSays() {
    scenario.play(new FunctionRuntime(Shipped.handlers(), Clock.systemUTC()));
  }

  @Test
  void hasASampleForEveryHandler() {
    assertThat(HandlerScenario.SAMPLES.stream().map(HandlerScenario.Sample::function))
        .containsAll(Shipped.handlers().keySet());
  }

  private static Map<String, String> properties(HandlerScenario scenario) {
    Map<String, String> properties = new HashMap<>();
    scenario.variables().forEach((name, value) -> properties.put("audiencesync." + name, value));
    Map<String, String> endpoints = scenario.endpoints();
    properties.putAll(
        Map.of(
            "aws.region", "ap-northeast-1",
            "aws.accessKeyId", "local",
            "aws.secretAccessKey", "local",
            "aws.endpointUrlS3", endpoints.get("AWS_ENDPOINT_URL_S3"),
            "aws.endpointUrlSecretsManager", endpoints.get("AWS_ENDPOINT_URL_SECRETS_MANAGER"),
            "aws.endpointUrlSfn", endpoints.get("AWS_ENDPOINT_URL_SFN"),
            "aws.endpointUrlSns", endpoints.get("AWS_ENDPOINT_URL_SNS")));
    return properties;
  }
}

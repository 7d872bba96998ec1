package audiencesync.local.cloud;

import audiencesync.local.engine.ExecutionClock;
import audiencesync.local.engine.ExecutionListener;
import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.line.LineSimulator;
import audiencesync.local.line.LineSimulatorConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmokeTest {
  @Test
  void runs(@TempDir Path dir) throws Exception {
    Files.createDirectories(dir.resolve("connectors"));
    Files.createDirectories(dir.resolve("inbox/m"));
    Files.createDirectories(dir.resolve("inbox/u"));
    Files.writeString(
        dir.resolve("connectors/members.json"),
        """
        {"template": "line-custom-audience/v1", "adsApi": {"secretId": "line-ads/main"},
         "audience": {"action": "ADD", "create": true, "name": "Gold 会員"},
         "identifier": {"type": "EMAIL"},
         "segment": {"prefix": "inbox/m/", "columns": {"userId": "user_id"}},
         "identity": {"prefix": "inbox/u/", "columns": {"userId": "user_id", "email": "mail"}}}
        """);
    StringBuilder m = new StringBuilder("user_id,plan\n");
    StringBuilder u = new StringBuilder("user_id,mail\n");
    for (int i = 0; i < 500; i++) {
      m.append("u").append(i).append(",gold\n");
      u.append("u").append(i).append(",p").append(i).append("@example.com\n");
    }
    Files.writeString(dir.resolve("inbox/m/a.csv"), m);
    Files.writeString(dir.resolve("inbox/u/a.csv"), u);
    ObjectMapper json = new ObjectMapper();
    JsonNode secret =
        json.readTree(
            "{\"name\":\"x\",\"adAccountId\":\"A1\",\"accessKey\":\"LINEADSAMPLE\",\"secretKey\":\"LINEADSECRETKEYSAMPLE\"}");
    try (LineSimulator line = LineSimulator.start(config());
        Deployment d = Deployment.over(dir, Map.of("line-ads/main", secret), line.baseUrl())) {
      for (int i = 0; i < 2; i++) {
        ExecutionResult result =
            d.run(
                json.readTree("{\"connector\":\"members\"}"),
                ExecutionClock.virtual(Clock.systemUTC()),
                new Deployment.Audience(
                    n -> System.out.println("NOTICE " + n.message()),
                    new ExecutionListener() {
                      @Override
                      public void stateEntered(String state, JsonNode input) {
                        System.out.println(state + " " + input);
                      }
                    }));
        System.out.println(
            result.status() + " " + result.error() + " " + result.cause() + " " + result.output());
      }
      System.out.println(line.audienceCount("A1") + " " + line.audienceIds("A1", "Gold 会員"));
      System.out.println(Files.readString(dir.resolve("state/members.json")));
    }
  }

  static LineSimulatorConfig config() {
    return LineSimulatorConfig.of(
        new audiencesync.lineads.LineAdsKeys("A1", "LINEADSAMPLE", "LINEADSECRETKEYSAMPLE"));
  }
}

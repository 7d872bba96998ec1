package audiencesync.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.crac.Context;
import org.crac.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private static final Map<String, String> PROPERTIES =
      Map.of("audiencesync.BUCKET_NAME", "bucket", "aws.region", "ap-northeast-1");

  private final Map<String, String> before = new HashMap<>();

  @BeforeEach
  void setProperties() {
    PROPERTIES.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
  }

  @AfterEach
  void restoreProperties() {
    before.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }

  @Test
  void plansARunAsFarAsTheSecret() throws IOException {
    RehearsalHttp http = new RehearsalHttp();

    Rehearsal.rehearse(http);

    assertThat(http.asked())
        .extracting(asked -> asked.replaceAll("[0-9a-f]{32}|/work/[^/]+", "*"))
        .containsExactly(
            "GET /connectors/rehearsal.json",
            "PUT */connector.json",
            "GET ",
            "GET /state/rehearsal.json",
            "HEAD /inbox/rehearsal/all.csv",
            "GET /inbox/rehearsal/all.csv",
            "GET ",
            "PUT /locks/*/000000000001.json",
            "GET ",
            "GET */heldlocks.json",
            "PUT */heldlocks.json",
            "secretsmanager.GetSecretValue");
  }

  @Test
  void keepsADeploymentGoingWhenItBreaksOff() throws IOException {
    System.clearProperty("audiencesync.BUCKET_NAME");

    new BeforeSnapshot(Rehearsal::rehearse).beforeCheckpoint(new NoContext());
  }

  private static final class NoContext extends Context<Resource> {
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void register(Resource resource) {
      throw new UnsupportedOperationException();
    }
  }
}

package audiencesync.local.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.lineads.LineAdsKeys;
import audiencesync.local.cli.Sync;
import audiencesync.local.line.LineSimulator;
import audiencesync.local.line.LineSimulatorConfig;
import audiencesync.local.reliability.LineRelay.Strike;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sync run} in processes of its own, killed as by {@code kill -9}. */
@Tag("fault")
class KilledProcessTest {
  private static final long SEED = 20261125;
  private static final LineAdsKeys KEYS =
      new LineAdsKeys("A1000000001", "access-key", "secret-key-of-the-child");

  @TempDir private Path folder;

  @BeforeEach
  void fill() throws IOException {
    write("bucket/connectors/members.json", Files.readString(connector()));
    write(
        "bucket/inbox/users.csv",
        IntStream.range(0, 12)
            .mapToObj(i -> "user-" + i + ",somebody" + i + "@example.com\n")
            .collect(Collectors.joining("", "user_id,mail\n", "")));
    write("event.json", "{\"connector\": \"members\"}");
    write(
        "secrets.json",
        Stage.object("{}")
            .set(
                "line-ads/main",
                Stage.object("{\"name\": \"main\"}")
                    .put("adAccountId", KEYS.adAccountId())
                    .put("accessKey", KEYS.accessKey())
                    .put("secretKey", KEYS.secretKey()))
            .toString());
  }

  private Path connector() throws IOException {
    return write(
        "connector.json",
        """
        {"template": "line-custom-audience/v1", "adsApi": {"secretId": "line-ads/main"},
         "audience": {"action": "ADD", "create": true, "name": "Gold 会員"},
         "identifier": {"type": "EMAIL"},
         "segment": {"keys": ["inbox/users.csv"], "columns": {"userId": "user_id", "email": "mail"}},
         "guards": {"minIdentifiers": 1}}
        """);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void threeKilledProcessesLeaveOneAudienceToTheFourth() throws Exception {
    Random random = new Random(SEED);
    LineSimulatorConfig config = LineSimulatorConfig.of(KEYS).withBehaviour(Stage.BEHAVIOUR);
    try (LineSimulator line = LineSimulator.start(config);
        LineRelay relay = LineRelay.before(line.baseUrl())) {
      for (int i = 0; i < 3; i++) {
        assertKilled(relay, 1 + random.nextInt(3), random.nextBoolean());
      }
      relay.order(new Strike(0, false, () -> {}));
      Process last = start(relay);
      assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(last.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();
      List<String> audiences = line.audienceIds(KEYS.adAccountId(), Stage.AUDIENCE);
      assertThat(audiences).hasSize(1);
      assertThat(line.members(audiences.get(0))).isEqualTo(Stage.hashes(0, 12));
      assertThat(line.jobCount(audiences.get(0))).isEqualTo(1);
    }
    assertThat(values("locks", "/releasedAt")).isNotEmpty().doesNotContain("");
    assertThat(values("runs/members", "/status"))
        .containsExactlyInAnyOrder("FAILED", "FAILED", "FAILED", "SUCCEEDED");
    assertThat(values("runs/members", "/error/name")).containsOnlyOnce("").contains("Aborted");
  }

  private void assertKilled(LineRelay relay, int request, boolean answered) throws Exception {
    CompletableFuture<Process> child = new CompletableFuture<>();
    relay.order(
        new Strike(request, answered, () -> child.join().destroyForcibly().onExit().join()));
    Process process = start(relay);
    child.complete(process);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    // 128 + SIGKILL.
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("log"))).isEqualTo(137);
  }

  private Process start(LineRelay relay) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Sync.class.getName());
    command.addAll(List.of("run", folder.resolve("event.json").toString()));
    command.addAll(List.of("--bucket", folder.resolve("bucket").toString()));
    command.addAll(List.of("--secrets", folder.resolve("secrets.json").toString()));
    command.addAll(List.of("--line-ads-url", relay.baseUrl().toString()));
    command.addAll(List.of("--wait-scale", "0.001", "--json"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  /** What stands at one place of every document under a folder. */
  private List<String> values(String under, String place) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("bucket").resolve(under))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(Stage::text)
          .map(Stage::object)
          .map((JsonNode document) -> document.at(place).asText(""))
          .toList();
    }
  }
}

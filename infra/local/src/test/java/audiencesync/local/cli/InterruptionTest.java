package audiencesync.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import audiencesync.lineads.LineAdsKeys;
import audiencesync.local.line.LineSimulator;
import audiencesync.local.line.LineSimulatorConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ctrl-C, as the system sends it, in the middle of an upload; and what the next command makes of
 * it.
 */
@Tag("fault")
final class InterruptionTest {
  private static final LineAdsKeys KEYS = new LineAdsKeys("A1000000001", "access", "secret");
  private static final String SECRETS =
      """
      {"line-ads/main": {"name": "main", "adAccountId": "A1000000001",
                         "accessKey": "access", "secretKey": "secret"}}
      """;
  private static final String CONNECTOR =
      """
      {"template": "line-custom-audience/v1",
       "adsApi": {"secretId": "line-ads/main"},
       "audience": {"action": "ADD", "create": true, "name": "Gold"},
       "identifier": {"type": "EMAIL"},
       "segment": {"keys": ["inbox/all.csv"], "columns": {"email": "mail"}}}
      """;

  @TempDir private Path folder;

  @Test
  void leavesARunThatTheNextOneCompletesWithoutSendingAnythingTwice() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/env")), "no /usr/bin/env");
    write();
    try (LineSimulator line = LineSimulator.start(LineSimulatorConfig.of(KEYS))) {
      Process sync = start(line);
      List<String> said = new ArrayList<>();
      try (BufferedReader err = reader(sync)) {
        readUntil(err, "Sending to LINE: file 1 accepted", said);
        new ProcessBuilder("kill", "-INT", "" + sync.pid()).start().waitFor();
        err.lines().forEach(said::add);
      }
      assertThat(sync.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(sync.exitValue()).isEqualTo(130);
      assertThat(said).anyMatch(text -> text.startsWith("Stopped. Nothing is lost: "));

      Recording again = Recording.of("{\"connector\": \"members\"}");
      assertThat(again.run(arguments(line))).as(again.err()).isZero();
      String id = line.audienceIds("A1000000001", "Gold").get(0);
      assertThat(line.jobCount(id)).isEqualTo(1);
      assertThat(line.members(id)).hasSize(150);
      assertThat(again.err()).contains("Ctrl-C で、実行が止められました").contains("利用可能です。150 件を送信しました");
    }
  }

  private static void readUntil(BufferedReader lines, String end, List<String> said)
      throws IOException {
    String line = lines.readLine();
    while (line != null && !line.equals(end)) {
      said.add(line);
      line = lines.readLine();
    }
    assertThat(line).as("said before: %s", said).isEqualTo(end);
  }

  private void write() throws IOException {
    Files.createDirectories(folder.resolve("bucket/connectors"));
    Files.createDirectories(folder.resolve("bucket/inbox"));
    Files.writeString(folder.resolve("secrets.json"), SECRETS);
    Files.writeString(folder.resolve("event.json"), "{\"connector\": \"members\"}");
    Files.writeString(folder.resolve("bucket/connectors/members.json"), CONNECTOR);
    List<String> rows = new ArrayList<>(List.of("mail"));
    IntStream.range(0, 150).forEach(i -> rows.add("person" + i + "@example.com"));
    Files.write(folder.resolve("bucket/inbox/all.csv"), rows);
  }

  /** Where tests run in the background of a shell, SIGINT is ignored; a person's shell does not. */
  private Process start(LineSimulator line) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "/usr/bin/env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Sync.class.getName()));
    command.addAll(List.of(arguments(line)));
    command.set(command.indexOf("-"), folder.resolve("event.json").toString());
    // It sleeps for 15 s before it asks LINE about the file: long enough for the signal.
    command.set(command.size() - 1, "1");
    return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private String[] arguments(LineSimulator line) {
    return new String[] {
      "run",
      "-",
      "--bucket",
      "" + folder.resolve("bucket"),
      "--secrets",
      "" + folder.resolve("secrets.json"),
      "--line-ads-url",
      "" + line.baseUrl(),
      "--wait-scale",
      "0"
    };
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
  }
}

package audiencesync.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.ExecutionListener;
import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.line.Fault;
import audiencesync.local.line.Match;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Marks every raw value, key and token, lets runs go well and badly, and looks for the marks in all
 * that is left: logs, metrics, results, notices, history, state, reports, work files.
 */
@Isolated("it listens to standard error")
@Tag("fault")
class CanaryTest {
  private static final String PERSON = "canaryperson";
  private static final String USER = "canaryuser";
  private static final String SECRET = "canarysecretkey";

  private final List<String> seen = new ArrayList<>();

  @Test
  void nothingRawIsLeftAnywhere(@TempDir Path folder) throws IOException {
    PrintStream before = System.err;
    PrintStream metrics = System.out;
    ByteArrayOutputStream logs = new ByteArrayOutputStream();
    System.setErr(new PrintStream(logs, true, StandardCharsets.UTF_8));
    System.setOut(System.err);
    System.setProperty("audiencesync.METRICS_STACK", "canary-stack");
    try (Sandbox sandbox = new Sandbox(folder)) {
      runs(sandbox);
      leftBehind(sandbox);
    } finally {
      System.setErr(before);
      System.setOut(metrics);
      System.clearProperty("audiencesync.METRICS_STACK");
    }
    seen.add(logs.toString(StandardCharsets.UTF_8));
    assertThat(seen).hasSizeGreaterThan(20);
    // It looks where it says it looks.
    assertThat(seen).anySatisfy(text -> assertThat(text).contains("\"_aws\"", "canary-stack"));
    assertThat(seen).anySatisfy(text -> assertThat(text).contains("HistoryEvent["));
    assertThat(seen)
        .allSatisfy(
            text ->
                assertThat(text)
                    .doesNotContainIgnoringCase(PERSON)
                    .doesNotContainIgnoringCase(USER)
                    .doesNotContain(SECRET, Sandbox.SECRET_KEY, Sandbox.ACCESS_KEY, "Bearer "));
  }

  /** Rows of people that are taken for names: without digits or an at sign, as names are. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        PERSON + ",山田太郎\n" + PERSON + "x,佐藤\n",
        PERSON + ";" + PERSON + "\n",
        "{\"" + PERSON + "\":{\"mail\":\"x\"}}\n",
        "{\"user\":{\"" + PERSON + "\":1},\"" + PERSON + ".x\":2}\n"
      })
  void nothingOfAFileWithoutNamesIsLeftAnywhere(String file, @TempDir Path folder)
      throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream logs = new ByteArrayOutputStream();
    System.setErr(new PrintStream(logs, true, StandardCharsets.UTF_8));
    try (Sandbox sandbox = new Sandbox(folder)) {
      sandbox.file("inbox/members/all.csv", file);
      run(sandbox, "{\"connector\": \"members\"}");
      run(sandbox, "{\"connector\": \"members\", \"dryRun\": true}");
      sandbox.notices.forEach(seen::add);
      leftBehind(sandbox);
    } finally {
      System.setErr(before);
    }
    seen.add(logs.toString(StandardCharsets.UTF_8));
    assertThat(seen).anySatisfy(text -> assertThat(text).contains("ExportException"));
    assertThat(seen)
        .allSatisfy(
            text -> assertThat(text).doesNotContainIgnoringCase(PERSON).doesNotContain("山田"));
  }

  private void runs(Sandbox sandbox) throws IOException {
    sandbox.secret(
        "line-ads/main", Sandbox.secretOf(Sandbox.ACCOUNT, Sandbox.ACCESS_KEY, Sandbox.SECRET_KEY));
    sandbox.file("inbox/members/all.csv", members());
    sandbox.file("inbox/users/all.csv", users());
    run(sandbox, "{\"connector\": \"members\", \"dryRun\": true}");
    run(sandbox, "{\"connector\": \"members\"}");
    sandbox.line.faults().next(Match.UPLOAD, Fault.status(500)).times(50);
    run(sandbox, "{\"connector\": \"members\"}");
    sandbox.line.faults().clear();
    sandbox.secret("line-ads/main", Sandbox.secretOf(Sandbox.ACCOUNT, Sandbox.ACCESS_KEY, SECRET));
    run(sandbox, "{\"connector\": \"members\"}");
    failuresOfLine(sandbox);
    failuresOfSecrets(sandbox);
    damagedState(sandbox);
    ObjectNode wrong = Sandbox.connector();
    ((ObjectNode) wrong.path("identity").path("columns")).put("email", "nothing");
    sandbox.connector(wrong);
    run(sandbox, "{\"connector\": \"members\"}");
    sandbox.notices.forEach(seen::add);
  }

  /** Each ends the run, or is survived, in another part of the client. */
  private void failuresOfLine(Sandbox sandbox) {
    sandbox.secret(
        "line-ads/main", Sandbox.secretOf(Sandbox.ACCOUNT, Sandbox.ACCESS_KEY, Sandbox.SECRET_KEY));
    for (Fault fault :
        List.of(
            Fault.dropBeforeReading(),
            Fault.dropAfterAccepting(),
            Fault.garbledAnswer(),
            Fault.cutAnswer(),
            Fault.failedJob(SECRET),
            Fault.status(400, SECRET),
            Fault.status(401),
            Fault.status(403, "PARTNER_PERMISSION_DENIED"))) {
      sandbox.line.faults().next(Match.UPLOAD, fault);
      run(sandbox, "{\"connector\": \"members\"}");
      sandbox.line.faults().clear();
    }
  }

  /** A setting that is none may hold the key in any place. */
  private void failuresOfSecrets(Sandbox sandbox) {
    for (JsonNode setting :
        List.of(
            Sandbox.object("{}").put("secretKey", SECRET).put("accessKey", SECRET),
            Sandbox.object("{}").put(SECRET, "x"),
            Sandbox.secretOf(Sandbox.ACCOUNT, Sandbox.ACCESS_KEY, SECRET + " \n"),
            Sandbox.secretOf(Sandbox.ACCOUNT, SECRET + "\"", Sandbox.SECRET_KEY),
            TextNode.valueOf(SECRET))) {
      sandbox.secret("line-ads/main", setting);
      run(sandbox, "{\"connector\": \"members\"}");
    }
    sandbox.secret(
        "line-ads/main", Sandbox.secretOf(Sandbox.ACCOUNT, Sandbox.ACCESS_KEY, Sandbox.SECRET_KEY));
  }

  /** Somebody's own data where ours should be: it is not quoted. */
  private void damagedState(Sandbox sandbox) throws IOException {
    byte[] whole = Files.readAllBytes(sandbox.bucket.resolve("state/members.json"));
    for (String damaged :
        List.of(
            PERSON + "@example.com",
            "{\"version\": 1, \"audience\": \"" + PERSON + "\", \"successes\": []}",
            "{\"version\": \"" + SECRET + "\"}")) {
      sandbox.file("state/members.json", damaged);
      run(sandbox, "{\"connector\": \"members\"}");
    }
    sandbox.file("state/members.json", whole);
  }

  private void run(Sandbox sandbox, String input) {
    ExecutionResult result =
        sandbox.run(
            input,
            new ExecutionListener() {
              @Override
              public void stateEntered(String state, JsonNode payload) {
                seen.add(state + payload);
              }
            });
    seen.add(result.toString());
  }

  private void leftBehind(Sandbox sandbox) throws IOException {
    for (String folder : List.of("runs", "state", "work", "locks", "claims")) {
      for (Path file : sandbox.files(folder)) {
        seen.add(file.getFileName() + Files.readString(file));
      }
    }
  }

  private static String members() {
    StringBuilder rows = new StringBuilder("user_id\n");
    for (int i = 0; i < 300; i++) {
      rows.append(USER).append(i).append('\n');
    }
    return rows.toString();
  }

  /** Good ones, broken rows and values that are refused for every reason. */
  private static String users() {
    StringBuilder rows = new StringBuilder("user_id,mail\n");
    for (int i = 0; i < 300; i++) {
      rows.append(USER).append(i).append(',').append(PERSON).append(i).append("@example.com\n");
    }
    rows.append(USER).append("1,").append(PERSON).append("\n");
    rows.append(USER).append("2,").append(PERSON.repeat(20)).append("@example.com\n");
    rows.append(USER).append("3,").append(PERSON).append("@@example.com,").append(PERSON);
    rows.append("\n").append(USER).append("4,\"").append(PERSON).append("\n");
    return rows.toString();
  }
}

package audiencesync.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.ExecutionListener;
import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Inputs that were made to break something, or look as if: the right people, or a clear error. */
@Tag("fault")
class HostileInputTest extends OverSandbox {
  /** Ten million with {@code -Daudiencesync.rows=10000000}. */
  private static final int ROWS = Integer.getInteger("audiencesync.rows", 1_000_000);

  private static final int COLLIDING = 1 << 17;

  @Test
  @Timeout(600)
  void oneUserInEveryRow() throws IOException {
    few(1);
    rows("inbox/members/all.csv", "user_id", ROWS, i -> "user-1");
    rows("inbox/users/all.csv", "user_id,mail", ROWS, i -> "user-1," + Sandbox.address(i & 1));
    JsonNode counts = succeeded(sandbox.run());
    assertThat(sandbox.members()).isEqualTo(Sandbox.hashes(0, 2));
    assertThat(counts.path("segmentDuplicates").asInt()).isEqualTo(ROWS - 1);
    assertThat(counts.path("segmentMembers").asInt()).isEqualTo(1);
    assertThat(counts.path("joined").asInt()).isEqualTo(ROWS);
    assertThat(counts.path("unique").asInt()).isEqualTo(2);
    assertThat(counts.path("duplicates").asInt()).isEqualTo(ROWS - 2);
  }

  /** In a table that goes by {@code String.hashCode}, each of them looks at all the others. */
  @Test
  @Timeout(60)
  void userIdsThatCollideInABadTable() throws IOException {
    assertThat(colliding(1).hashCode()).isEqualTo(colliding(COLLIDING - 1).hashCode());
    assertAllJoined(HostileInputTest::colliding);
  }

  /** In a table that goes by the last bytes, or by a number's low bits. */
  @Test
  @Timeout(60)
  void userIdsWithTheSameLowBits() throws IOException {
    assertAllJoined(i -> ((long) i << 32) + "-00000000000000000000000000000000");
  }

  private void assertAllJoined(IntFunction<String> userId) throws IOException {
    rows("inbox/members/all.csv", "user_id", COLLIDING, userId);
    rows(
        "inbox/users/all.csv",
        "user_id,mail",
        COLLIDING,
        i -> userId.apply(i) + "," + Sandbox.address(i % 1_000));
    JsonNode counts = succeeded(sandbox.run());
    assertThat(counts.path("segmentMembers").asInt()).isEqualTo(COLLIDING);
    assertThat(counts.path("joined").asInt()).isEqualTo(COLLIDING);
    assertThat(counts.path("membersWithoutIdentity").asInt()).isZero();
    assertThat(sandbox.members()).isEqualTo(Sandbox.hashes(0, 1_000));
  }

  /** "Aa" and "BB" have one hash code; so have all words of them of one length. */
  private static String colliding(int number) {
    StringBuilder id = new StringBuilder();
    for (int bit = 0; bit < 17; bit++) {
      id.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return id.toString();
  }

  @Test
  void keysThatAreHardToWrite() throws IOException {
    Files.delete(sandbox.bucket.resolve("inbox/users/all.csv"));
    List<String> keys =
        List.of("会員 名簿/第１回.csv", "a+b c.csv", "100%25.csv", "x&y=z?#'\".csv", "ｶﾞ.csv", "é👪.csv");
    for (int i = 0; i < keys.size(); i++) {
      String row = "user-" + i + "," + Sandbox.address(i) + "\n";
      sandbox.file("inbox/users/" + keys.get(i), "user_id,mail\n" + row);
    }
    sandbox.file("inbox/users/_SUCCESS", "user_id,mail\nuser-7,no@example.com\n");
    sandbox.file("inbox/users/.part.crc", "no table");
    sandbox.file("inbox/users/empty.csv", "");
    few(keys.size());
    ExecutionResult result = sandbox.run();
    succeeded(result);
    assertThat(sandbox.members()).isEqualTo(Sandbox.hashes(0, keys.size()));
    assertThat(Set.copyOf(sandbox.report(result).path("inputs").findValuesAsText("key")))
        .containsAll(keys.stream().map(key -> "inbox/users/" + key).toList())
        .hasSize(keys.size() + 1);
  }

  @Test
  void aFileThatIsGoneBeforeItIsRead() {
    ExecutionResult result =
        runWith(() -> Files.delete(sandbox.bucket.resolve("inbox/users/all.csv")));
    assertChanged(result, "inbox/users/all.csv is gone since the run began.");
  }

  @Test
  void aFileThatIsOverwrittenBeforeItIsRead() {
    ExecutionResult result = runWith(() -> sandbox.people(0, 299));
    assertChanged(result, "inbox/members/all.csv was overwritten since the run began.");
  }

  @Test
  void aFileThatIsNewIsForTheNextRun() throws IOException {
    ExecutionResult result =
        runWith(
            () -> sandbox.file("inbox/users/more.csv", "user_id,mail\nuser-1,new@example.com\n"));
    succeeded(result);
    assertThat(sandbox.members()).isEqualTo(Sandbox.hashes(0, 300));
  }

  private void assertChanged(ExecutionResult result, String message) {
    assertThat(result.error()).hasValue("audiencesync.sync.InputChangedException");
    assertThat(Sandbox.message(result))
        .isEqualTo(
            message
                + " Nothing was sent. Run again once the export has ended; \"trigger\" starts a run"
                + " only then.");
    assertThat(sandbox.uploads()).isZero();
    assertThat(sandbox.retries).isEmpty();
  }

  /** Some minutes: every file is made, and listed by a server that looks at all for each page. */
  @Test
  @Timeout(3_600)
  @EnabledIfSystemProperty(named = "audiencesync.long", matches = "true")
  void aHundredThousandFiles() throws IOException {
    for (int i = 0; i < 100_000; i++) {
      sandbox.file("inbox/members/%05d.csv".formatted(i), "user_id\nuser-" + i + "\n");
    }
    ExecutionResult result = sandbox.run();
    assertThat(result.error()).hasValue("audiencesync.sync.TooManyFilesException");
    assertThat(Sandbox.message(result)).startsWith("The segment has 100,001 files;");
  }

  private ExecutionResult runWith(Change betweenPlanAndReading) {
    return sandbox.run(
        "{\"connector\": \"members\"}",
        new ExecutionListener() {
          @Override
          public void stateEntered(String state, JsonNode input) {
            if (state.equals("PrepareAudience")) {
              betweenPlanAndReading.runUnchecked();
            }
          }
        });
  }

  private interface Change {
    void run() throws IOException;

    default void runUnchecked() {
      try {
        run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Lets a run send as few as this. */
  private void few(int identifiers) throws IOException {
    ObjectNode connector = Sandbox.connector();
    connector.putObject("guards").put("minIdentifiers", identifiers);
    sandbox.connector(connector);
  }

  private void rows(String key, String header, int rows, IntFunction<String> row)
      throws IOException {
    try (BufferedWriter file = Files.newBufferedWriter(sandbox.bucket.resolve(key))) {
      file.write(header + "\n");
      for (int i = 0; i < rows; i++) {
        file.write(row.apply(i));
        file.write('\n');
      }
    }
  }

  private static JsonNode succeeded(ExecutionResult result) {
    assertThat(result.status())
        .as(result.error() + " " + result.cause())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    return result.output().orElseThrow().path("counts");
  }
}

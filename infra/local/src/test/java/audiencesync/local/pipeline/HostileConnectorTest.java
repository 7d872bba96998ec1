package audiencesync.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connector by somebody who would like to be somewhere else, or someone else. */
@Tag("fault")
class HostileConnectorTest extends OverSandbox {
  private static final String ATTACK = "<script>alert(1)</script>";
  private static final List<String> FOLDERS =
      List.of("claims", "connectors", "inbox", "locks", "runs", "state", "work");

  @Test
  void pagesShowMarkupAsText() throws IOException {
    ObjectNode connector = Sandbox.connector();
    ObjectNode audience = (ObjectNode) connector.path("audience");
    audience.put("name", ATTACK).put("description", "\"><img src=x onerror=alert(2)>" + ATTACK);
    ((ObjectNode) connector.path("identity").path("columns")).put("email", ATTACK);
    sandbox.connector(connector);
    sandbox.file(
        "inbox/users/all.csv",
        Files.readString(sandbox.bucket.resolve("inbox/users/all.csv"))
            .replace("user_id,mail", "user_id," + ATTACK));
    assertThat(sandbox.run("{\"connector\": \"members\", \"dryRun\": true}").status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(sandbox.run().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    sandbox.file("inbox/users/all.csv", "user_id,no-mail\nuser-1,person1@example.com\n");
    assertThat(sandbox.run().status()).isEqualTo(ExecutionStatus.FAILED);
    List<Path> pages =
        sandbox.files("runs").stream().filter(file -> file.toString().endsWith(".html")).toList();
    assertThat(pages).hasSize(5);
    for (Path page : pages) {
      assertThat(Files.readString(page)).doesNotContain("<script>alert", "<img src=x");
    }
    assertThat(pages)
        .anySatisfy(page -> assertThat(Files.readString(page)).contains("&lt;script&gt;alert(1)"));
    assertThat(sandbox.notices).allSatisfy(notice -> assertThat(notice).doesNotContain("\r"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/",
        "/etc/",
        "inbox/../state/",
        "inbox/%2e%2e/state/",
        "inbox/..%2fstate/",
        "inbox/．．/state/",
        "\\\\host\\share\\",
        "file:///etc/"
      })
  void readsNothingFromBeyondTheBucket(String prefix) throws IOException {
    Files.writeString(sandbox.bucket.resolveSibling("outside.csv"), "user_id\nuser-1\n");
    ObjectNode connector = Sandbox.connector();
    ((ObjectNode) connector.path("segment")).put("prefix", prefix);
    sandbox.connector(connector);
    ExecutionResult result = sandbox.run();
    assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(result.error().orElseThrow())
        .isIn(
            "audiencesync.sync.NoInputException",
            "audiencesync.sync.connector.InvalidConnectorException",
            "audiencesync.sync.port.StoreException");
    assertThat(sandbox.uploads()).isZero();
    assertOnlyOwnFolders();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../members",
        "members/../members",
        "%2e%2e",
        "MEMBERS",
        "members.json",
        "a b",
        ""
      })
  void runsNoConnectorOfAnotherName(String name) throws IOException {
    ExecutionResult result = sandbox.run(Sandbox.object("{}").put("connector", name).toString());
    assertThat(result.error()).hasValue("audiencesync.sync.run.InvalidRunRequestException");
    assertThat(sandbox.uploads()).isZero();
    assertThat(sandbox.files("runs")).isEmpty();
    assertOnlyOwnFolders();
  }

  @Test
  void aTriggerMayBeCalledAnything() throws IOException {
    String id = "../../state/members.json\u0000<script>";
    String input =
        Sandbox.object("{\"connector\": \"members\"}")
            .<ObjectNode>set("trigger", Sandbox.object("{\"kind\": \"MANUAL\"}").put("id", id))
            .toString();
    assertThat(sandbox.run(input).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(sandbox.files("claims"))
        .singleElement()
        .asString()
        .matches(".*/claims/members/[0-9a-f]{32}\\.json");
    assertOnlyOwnFolders();
  }

  private void assertOnlyOwnFolders() throws IOException {
    try (var entries = Files.list(sandbox.bucket)) {
      assertThat(entries.map(entry -> entry.getFileName().toString())).isSubsetOf(FOLDERS);
    }
  }
}

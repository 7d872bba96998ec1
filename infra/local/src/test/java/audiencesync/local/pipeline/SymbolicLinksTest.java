package audiencesync.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Symbolic links in a folder that is a bucket: what is inside is read, and nothing else. */
@Tag("fault")
class SymbolicLinksTest {
  private Sandbox sandbox;
  private Path folder;
  private Path users;

  @BeforeEach
  void open(@TempDir Path given) throws IOException {
    folder = given;
    sandbox = new Sandbox(given);
    users = sandbox.bucket.resolve("inbox/users");
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void areTheFilesAndFoldersInsideThatTheyLeadTo() throws IOException {
    sandbox.file("archive/more.csv", "user_id,mail\nuser-0,person300@example.com\n");
    sandbox.file("archive/2026/a.csv", "user_id,mail\nuser-0,person301@example.com\n");
    Files.createSymbolicLink(users.resolve("more.csv"), sandbox.bucket.resolve("archive/more.csv"));
    Files.createSymbolicLink(users.resolve("old"), sandbox.bucket.resolve("archive/2026"));
    assertSent(302, "inbox/users/all.csv", "inbox/users/more.csv", "inbox/users/old/a.csv");
  }

  @Test
  void areNothingWhenTheyLeadOutsideOrNowhere() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path other =
        Files.writeString(outside.resolve("a.csv"), "user_id,mail\nuser-0,person300@example.com\n");
    Files.createSymbolicLink(users.resolve("more.csv"), other);
    Files.createSymbolicLink(users.resolve("old"), outside);
    Files.createSymbolicLink(users.resolve("nowhere.csv"), folder.resolve("nothing.csv"));
    assertSent(300, "inbox/users/all.csv");
  }

  private void assertSent(int people, String... identity) throws IOException {
    ExecutionResult result = sandbox.run();
    assertThat(result.status())
        .as(result.error() + " " + result.cause())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(sandbox.members()).isEqualTo(Sandbox.hashes(0, people));
    JsonNode report = sandbox.report(result);
    assertThat(report.path("inputs").findValuesAsText("key"))
        .startsWith("inbox/members/all.csv")
        .endsWith(identity)
        .hasSize(1 + identity.length);
  }
}

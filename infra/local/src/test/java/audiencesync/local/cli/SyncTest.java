package audiencesync.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SyncTest {
  @TempDir private Path folder;

  private final Recording recording = Recording.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    Files.createDirectories(folder.resolve("bucket"));
    write("event.json", "{\"connector\": \"members\"}");
    write("torn.json", "{\"connector\":\n  \"members");
    write("empty.json", "");
    write("list.json", "[\"line-ads/main\"]");
    write("text.json", "{\"line-ads/main\": \"hush-hush\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | sync: A command is missing. Try: sync --help",
        "rum | sync: Unmatched argument at index 0: 'rum'. Did you mean run? Try: sync --help",
        "run | sync run: Missing required options and parameters: '--bucket=DIR', 'EVENT.json'."
            + " Try: sync run --help",
        "run D/event.json | sync run: Missing required option: '--bucket=DIR'."
            + " Try: sync run --help",
        "run D/event.json --bucket D/none |"
            + " sync run: --bucket D/none does not exist; name a folder.",
        "run D/event.json --bucket D/event.json |"
            + " sync run: --bucket D/event.json is a file; name the folder that holds it.",
        "run D/none.json --bucket D/bucket |"
            + " sync run: EVENT.json, D/none.json does not exist; name a JSON file.",
        "run D/bucket --bucket D/bucket |"
            + " sync run: EVENT.json, D/bucket is a folder; name a JSON file.",
        "run D/torn.json --bucket D/bucket |"
            + " sync run: EVENT.json, D/torn.json is not JSON at line 2, column 11; mend it.",
        "run D/empty.json --bucket D/bucket |"
            + " sync run: EVENT.json, D/empty.json is empty; write a JSON object.",
        "run - --bucket D/bucket | sync run: standard input is empty; write a JSON object.",
        "run D/event.json --bucket D/bucket --secrets D/none.json |"
            + " sync run: --secrets D/none.json does not exist; name a JSON file.",
        "run D/event.json --bucket D/bucket --secrets D/list.json |"
            + " sync run: --secrets D/list.json is not a JSON object; write"
            + " {\"<secret id>\": {\"name\": …, \"adAccountId\": …, \"accessKey\": …,"
            + " \"secretKey\": …}}.",
        "run D/event.json --bucket D/bucket --secrets D/text.json |"
            + " sync run: --secrets D/text.json has an entry that is not an object; write"
            + " {\"<secret id>\": {\"name\": …, \"adAccountId\": …, \"accessKey\": …,"
            + " \"secretKey\": …}}.",
        "run D/event.json --bucket D/bucket --line-ads-url ads.line.me |"
            + " sync run: --line-ads-url is not a URL; write LINE's base such as"
            + " http://127.0.0.1:8085/api.",
        "run D/event.json --bucket D/bucket --wait-scale -0.5 |"
            + " sync run: --wait-scale is -0.5; write 0 (no waits), 1 (real waits) or a number"
            + " between.",
        "run D/event.json --bucket D/bucket --wait-scale slow |"
            + " sync run: Invalid value for option '--wait-scale': 'slow' is not a double."
            + " Try: sync run --help",
        "dry-run --bucket D/bucket |"
            + " sync dry-run: Missing required parameter: 'CONNECTOR'. Try: sync dry-run --help",
        "preview ../x --bucket D/bucket |"
            + " sync preview: CONNECTOR is not a connector's name; write the <name> of"
            + " connectors/<name>.json.",
        "upload --bucket D/bucket |"
            + " sync upload: Missing required parameter: 'KEY'. Try: sync upload --help",
        "upload inbox/none.csv --bucket D/bucket |"
            + " sync upload: KEY is not a file in --bucket D/bucket; write its path below that"
            + " folder.",
        "upload ../event.json --bucket D/bucket |"
            + " sync upload: KEY is not a file in --bucket D/bucket; write its path below that"
            + " folder.",
        "validate | sync validate: Missing required option: '--bucket=DIR'."
            + " Try: sync validate --help",
        "line-simulator --port 65536 |"
            + " sync line-simulator: --port is 65536; write a number from 0 to 65535.",
        "demo --dir D | sync demo: --dir D is not empty; name a new folder."
      })
  void saysInOneLineWhatIsWrongWithACommandLine(String commandLine, String message) {
    String[] arguments =
        commandLine.isEmpty() ? new String[0] : commandLine.replace("D", "" + folder).split(" ");
    assertThat(recording.run(arguments)).isEqualTo(2);
    assertThat(recording.errLines()).containsExactly(message.replaceAll("\\bD\\b", "" + folder));
    assertThat(recording.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "run", "dry-run", "upload", "preview", "validate", "line-simulator"})
  void namesEveryCommandInItsHelp(String command) {
    assertThat(recording.run("--help")).isZero();
    assertThat(recording.outLines()).anyMatch(line -> line.strip().startsWith(command + " "));
    assertThat(recording.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run D/event.json",
        "dry-run members",
        "preview members",
        "validate",
        "upload inbox/users/all.csv"
      })
  void namesALinkThatLeadsBackToItself(String command) throws IOException {
    Path inbox = Files.createDirectories(folder.resolve("bucket/inbox"));
    Files.createSymbolicLink(inbox.resolve("b"), inbox.resolve("a"));
    Files.createSymbolicLink(inbox.resolve("a"), inbox.resolve("b"));
    Files.createSymbolicLink(inbox.resolve("c"), inbox.resolve("nothing"));
    assertNamesLink(command, "inbox/a");
  }

  @ParameterizedTest
  @CsvSource({
    "inbox/users/self, bucket/inbox/users/self, inbox/users/self",
    "inbox/users/up, bucket/inbox, inbox/users/up",
    "inbox/users/up, bucket, inbox/users/up",
    "inbox/users/out, ., inbox/users/out",
    "inbox/users/over, bucket/inbox/other, inbox/other/back/over"
  })
  void namesALinkToAFolderThatItLiesIn(String link, String target, String named)
      throws IOException {
    Path bucket = Files.createDirectories(folder.resolve("bucket"));
    Files.createDirectories(bucket.resolve("inbox/users"));
    Path other = Files.createDirectories(bucket.resolve("inbox/other"));
    if (target.endsWith("other")) {
      Files.createSymbolicLink(other.resolve("back"), bucket.resolve("inbox/users"));
    }
    Files.createSymbolicLink(bucket.resolve(link), folder.resolve(target).normalize());
    assertNamesLink("validate", named);
  }

  @Test
  void takesLinksThatLeadInside() throws IOException {
    Path inbox = Files.createDirectories(folder.resolve("bucket/inbox"));
    Path archive = Files.createDirectories(folder.resolve("bucket/archive"));
    Path file = Files.writeString(archive.resolve("a.csv"), "mail\n");
    Files.createSymbolicLink(inbox.resolve("archive"), archive);
    Files.createSymbolicLink(inbox.resolve("a.csv"), file);
    recording.run("validate", "--bucket", "" + folder.resolve("bucket"));
    assertThat(recording.err()).doesNotContain("symbolic link").contains("there is no connector");
  }

  @ParameterizedTest
  @CsvSource({
    "outside/a.csv, 'out of that folder, where nothing is read; copy there what it leads to, or'",
    "outside, 'out of that folder, where nothing is read; copy there what it leads to, or'",
    "nothing, 'nowhere; remove it, or copy there what it should lead to.'"
  })
  void namesALinkThatLeadsToNothingOfTheBucket(String target, String where) throws IOException {
    Path inbox = Files.createDirectories(folder.resolve("bucket/inbox"));
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("a.csv"), "mail\n");
    Files.createSymbolicLink(outside.resolve("self"), outside.resolve("self"));
    Files.createSymbolicLink(inbox.resolve("a"), folder.resolve(target));
    assertRefuses("dry-run members", "inbox/a, a symbolic link that leads " + where);
  }

  /** Whoever opened it would wait for ever. */
  @Test
  void namesAPipe() throws IOException, InterruptedException {
    Path inbox = Files.createDirectories(folder.resolve("bucket/inbox"));
    Process made = new ProcessBuilder("mkfifo", "" + inbox.resolve("a")).start();
    assertThat(made.waitFor()).isZero();
    assertRefuses(
        "dry-run members",
        "inbox/a, neither a file nor a folder (a pipe, a socket or a device); remove it.");
  }

  private void assertNamesLink(String command, String link) {
    assertRefuses(
        command,
        link
            + ", a symbolic link that leads back to itself or to a folder that it lies in; remove"
            + " it.");
  }

  private void assertRefuses(String command, String entry) {
    String[] arguments = (command + " --bucket D/bucket").replace("D", "" + folder).split(" ");
    assertThat(recording.run(arguments)).isEqualTo(2);
    assertThat(recording.errLines()).hasSize(1);
    assertThat(recording.err()).contains("--bucket holds " + entry);
  }

  @Test
  void tellsItsVersion() {
    assertThat(recording.run("--version")).isZero();
    assertThat(recording.out()).isEqualTo("Line Audience Sync (unpackaged)\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }
}

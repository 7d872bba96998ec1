package audiencesync.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoBucketTest {
  @TempDir private Path folder;

  @Test
  void writesAllThatAConnectorNeeds() throws IOException {
    DemoBucket demo = new DemoBucket(folder);
    demo.writeFirstDay();
    assertThat(files())
        .containsExactly(
            "bucket/connectors/gold-and-silver-members.json",
            "bucket/inbox/members/members-1.csv",
            "bucket/inbox/members/members-2.csv",
            "bucket/inbox/users/users-1.csv",
            "bucket/inbox/users/users-2.csv.gz",
            "bucket/inbox/users/users-3-sjis.csv",
            "secrets.json");
  }

  @Test
  void writesTheSameBytesEveryTime() throws IOException {
    new DemoBucket(folder.resolve("first")).writeFirstDay();
    new DemoBucket(folder.resolve("second")).writeFirstDay();
    String users = "bucket/inbox/users/users-3-sjis.csv";
    assertThat(folder.resolve("second").resolve(users))
        .hasSameBinaryContentAs(folder.resolve("first").resolve(users));
  }

  @Test
  void exportsTheThirdFileInShiftJisAndTheSecondCompressed() throws IOException {
    new DemoBucket(folder).writeFirstDay();
    Path users = folder.resolve("bucket/inbox/users");
    String third = decode(Files.readAllBytes(users.resolve("users-3-sjis.csv")), "windows-31j");
    assertThat(third).startsWith("会員番号,氏名,メールアドレス,メール配信\r\n");
    try (InputStream second =
        new GZIPInputStream(Files.newInputStream(users.resolve("users-2.csv.gz")))) {
      assertThat(new String(second.readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("会員番号,氏名,メールアドレス,メール配信\nK");
    }
  }

  @Test
  void addingKeepsThoseWhoLeftAndReplacingDropsThem() {
    DemoBucket demo = new DemoBucket(folder);
    Set<String> first = demo.afterFirstDay();
    Set<String> replaced = demo.afterReplacing();
    Set<String> union = new TreeSet<>(first);
    union.addAll(replaced);
    assertThat(demo.afterAdding()).isEqualTo(union);
    assertThat(union.size()).isGreaterThan(first.size()).isGreaterThan(replaced.size());
  }

  @Test
  void changesNothingInTheConnectorButItsAction() throws IOException {
    DemoBucket demo = new DemoBucket(folder);
    demo.writeFirstDay();
    List<String> before = Files.readAllLines(demo.connector());
    demo.replaceFromNowOn();
    List<String> after = Files.readAllLines(demo.connector());
    before.removeAll(Files.readAllLines(demo.connector()));
    after.removeIf(line -> !line.contains("REPLACE"));
    assertThat(before).containsExactly("    \"action\": \"ADD\",");
    assertThat(after).containsExactly("    \"action\": \"REPLACE\",");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  private static String decode(byte[] bytes, String charset) throws IOException {
    return Charset.forName(charset).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}

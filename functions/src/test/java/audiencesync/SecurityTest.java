package audiencesync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The threat model claims nothing that a test does not hold: each test it names is there. */
class SecurityTest {
  private static final Path THREAT_MODEL = Path.of("../docs/security.md");
  private static final List<Path> TESTS =
      List.of(Path.of("src/test/java"), Path.of("../infra/local/src/test/java"));

  private static final Pattern TEST_NAME =
      Pattern.compile("`([A-Z][A-Za-z0-9]*Test)(?:\\.([a-z][A-Za-z0-9]*))?`");
  private static final int FEWEST = 30;

  @Test
  void everyTestThatTheThreatModelNamesIsThere() throws IOException {
    Map<String, String> tests = tests();
    Set<String> missing = new TreeSet<>();
    Matcher named = TEST_NAME.matcher(Files.readString(THREAT_MODEL));
    int found = 0;
    while (named.find()) {
      found++;
      String source = tests.getOrDefault(named.group(1), "");
      String method = named.group(2);
      boolean there = method == null ? !source.isEmpty() : isTest(source, method);
      if (!there) {
        missing.add(named.group());
      }
    }
    assertThat(missing).isEmpty();
    assertThat(found).isGreaterThan(FEWEST);
  }

  /** Only what is said to hold nothing is held by nothing. */
  @Test
  void everyAttemptIsHeldByATestOrSaidNotToBe() throws IOException {
    List<String> rows =
        Files.readString(THREAT_MODEL)
            .transform(text -> text.substring(text.indexOf("## What each of them reaches")))
            .transform(text -> text.substring(0, text.indexOf("## Keys in memory")))
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| attempt"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(20);
    assertThat(rows)
        .allMatch(
            row -> TEST_NAME.matcher(row).find() || (row.contains("**") && row.endsWith("| – |")));
  }

  /** A method under an annotation; which one, the build would not let stand unused. */
  private static boolean isTest(String source, String method) {
    int at = source.indexOf("void " + method + "(");
    return at > 0
        && source.substring(0, at).lastIndexOf("Test")
            > source.substring(0, at).lastIndexOf(";\n  }");
  }

  private static Map<String, String> tests() {
    return TESTS.stream()
        .flatMap(SecurityTest::sources)
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString().replace(".java", ""),
                SecurityTest::text,
                (a, b) -> a + b));
  }

  private static Stream<Path> sources(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith("Test.java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

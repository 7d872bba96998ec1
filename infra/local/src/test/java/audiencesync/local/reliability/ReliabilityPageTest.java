package audiencesync.local.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.docs.Written;
import audiencesync.local.template.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page says of every test of faults what it tries, in the test's own words: what it is called
 * and what its facts are called.
 */
class ReliabilityPageTest {
  private static final String FUNCTIONS = "functions/src/test/java/audiencesync/";
  private static final String LOCAL = "infra/local/src/test/java/audiencesync/local/";

  private static final List<String> TESTS =
      List.of(
          LOCAL + "reliability/KilledProcessTest",
          LOCAL + "reliability/OutlivingFunctionTest",
          LOCAL + "reliability/LaggingListTest",
          LOCAL + "reliability/HalfReplacedTest",
          LOCAL + "reliability/OverlapTest",
          LOCAL + "pipeline/LineFaultTest",
          LOCAL + "pipeline/SoakTest",
          FUNCTIONS + "lineads/LineTransportTest",
          FUNCTIONS + "lineads/TlsTest",
          FUNCTIONS + "sync/GuardSequencesTest",
          FUNCTIONS + "sync/LargePreparationTest",
          FUNCTIONS + "sync/document/OpenDocumentTest",
          FUNCTIONS + "sync/state/KeptDocumentsTest");

  private static final Pattern ABOUT =
      Pattern.compile("/\\*\\*([^/]*?)\\*/\\s*(?:@[^\\n]*\\n)*(?:final )?class ");

  private static final Pattern FACT =
      Pattern.compile("@(?:Test|ParameterizedTest)\\b.*?\\bvoid (\\w+)\\(", Pattern.DOTALL);

  /** What is no plain word. */
  private static final Map<String, String> NAMES =
      Map.of(
          "line",
          "LINE",
          "lines",
          "LINE's",
          "jdk",
          "JDK",
          "http",
          "HTTP",
          "yesterdays",
          "yesterday's");

  @Test
  void saysWhatEachTestTries() throws IOException {
    StringBuilder table =
        new StringBuilder("| test | of what | facts | which |\n|---|---|---|---|\n");
    for (String test : TESTS) {
      table.append(row(test));
    }
    Written.hold("reliability.md", "tests", table.toString());
  }

  private static String row(String test) throws IOException {
    String source = Files.readString(Shipped.file(test + ".java"));
    List<String> facts = FACT.matcher(source).results().map(ReliabilityPageTest::words).toList();
    assertThat(facts).as(test).isNotEmpty().doesNotHaveDuplicates();
    return "| [`%s`](../%s.java) | %s | %d | %s |\n"
        .formatted(
            test.substring(test.lastIndexOf('/') + 1),
            test,
            about(test, source),
            facts.size(),
            String.join("; ", facts));
  }

  /** {@code refusesALaterVersion}: refuses a later version. */
  private static String words(MatchResult fact) {
    return Stream.of(fact.group(1).split("(?=[A-Z])", -1))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .map(word -> NAMES.getOrDefault(word, word))
        .collect(Collectors.joining(" "));
  }

  private static String about(String test, String source) {
    Matcher about = ABOUT.matcher(source);
    assertThat(about.find()).as("%s says what it is about", test).isTrue();
    return about
        .group(1)
        .replaceAll("\\s*\\n \\*", "")
        .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
        .strip();
  }
}

package audiencesync.local.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.docs.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * The page says of every test of faults what it tries, in the test's own words, and how many cases
 * of it have run and been survived: in this very build, after the tests of both modules.
 */
@Tag("page")
@DisabledIfSystemProperty(
    named = "audiencesync.long",
    matches = "true",
    disabledReason = "the page counts what every build tries")
class ReliabilityPageTest {
  private static final String HEAD =
      "| test | what is broken | tried | survived | outcome |\n|---|---|---|---|---|\n";

  @Test
  void everyTestThatBreaksSomethingSaysSo() throws IOException {
    List<String> untagged = new ArrayList<>(FaultTestSource.untagged(FaultTestSource.WHOLE_RUNS));
    untagged.addAll(FaultTestSource.untagged(FaultTestSource.PARTS));
    assertThat(untagged).as("not marked by @Tag(\"fault\")").isEmpty();
  }

  @Test
  void saysWhatEachTestTriesAndHowItCameOut() throws IOException {
    StringBuilder text = new StringBuilder();
    List<FaultCases> all = new ArrayList<>();
    text.append("Whole runs on this machine:\n\n").append(table(FaultTestSource.WHOLE_RUNS, all));
    text.append("\nParts, each by itself:\n\n").append(table(FaultTestSource.PARTS, all));
    text.append(
        "\nIn all: %d tests, %d cases tried, %d survived.\n"
            .formatted(
                all.size(),
                all.stream().mapToInt(FaultCases::allTried).sum(),
                all.stream().mapToInt(FaultCases::allSurvived).sum()));
    Written.hold("reliability.md", "tests", text.toString());
  }

  private static String table(String module, List<FaultCases> all) throws IOException {
    StringBuilder table = new StringBuilder(HEAD);
    for (FaultTestSource test : FaultTestSource.of(module)) {
      FaultCases cases = FaultCases.of(test);
      assertThat(cases.tried()).as(test.name()).containsOnlyKeys(test.facts());
      all.add(cases);
      table.append(row(test, cases));
    }
    return table.toString();
  }

  private static String row(FaultTestSource test, FaultCases cases) {
    return "| [`%s`](../%s) | %s | %d | %d | %s |\n"
        .formatted(
            test.simpleName(),
            test.path(),
            test.about(),
            cases.allTried(),
            cases.allSurvived(),
            test.facts().stream()
                .map(fact -> FaultTestSource.words(fact) + count(cases.tried().get(fact)))
                .collect(Collectors.joining("; ")));
  }

  /** Nothing where a fact is one case. */
  private static String count(int tried) {
    return switch (tried) {
      case 0 -> " (in long runs)";
      case 1 -> "";
      default -> " (" + tried + ")";
    };
  }
}

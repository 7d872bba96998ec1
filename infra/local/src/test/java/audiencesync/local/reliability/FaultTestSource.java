package audiencesync.local.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.template.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The source of a test class, of either module, that breaks something on purpose. It says so by the
 * tag {@code fault}.
 *
 * @param module its folder in the repository
 * @param name the fully qualified name
 */
record FaultTestSource(String module, String name, String source) {
  static final String WHOLE_RUNS = "infra/local";
  static final String PARTS = "functions";

  private static final String SOURCES = "/src/test/java/";
  private static final Pattern TAGGED = Pattern.compile("^@Tag\\(\"fault\"\\)$", Pattern.MULTILINE);

  /** What no test does that breaks nothing: named after a fault, or ordering one of LINE. */
  private static final Pattern BREAKS =
      Pattern.compile(
          "^import audiencesync\\.local\\.line\\.Fault;|^(?:final )?class \\w*"
              + "(?:Crash|Killed|Interrupt|Stopped|Overlap|Lagging|Outliv|Hostile|Damage|Fault)"
              + "\\w*Test ",
          Pattern.MULTILINE);

  /** The simulator's own, one that provokes every call a function can make, and the page's. */
  private static final List<String> BUT =
      List.of("LineSimulatorFaultTest", "PoliciesTest", "ReliabilityPageTest");

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

  /** Those of a module, by name. */
  static List<FaultTestSource> of(String module) throws IOException {
    return all(module).filter(test -> TAGGED.matcher(test.source).find()).toList();
  }

  /** Those that break something and do not say so. */
  static List<String> untagged(String module) throws IOException {
    return all(module)
        .filter(test -> !TAGGED.matcher(test.source).find() && test.breaksSomething())
        .map(FaultTestSource::name)
        .toList();
  }

  private static Stream<FaultTestSource> all(String module) throws IOException {
    Path root = Shipped.file(module + SOURCES);
    List<FaultTestSource> tests;
    try (Stream<Path> files = Files.walk(root)) {
      tests =
          files
              .filter(file -> file.toString().endsWith("Test.java"))
              .map(file -> new FaultTestSource(module, name(root, file), Stage.text(file)))
              .sorted((a, b) -> a.name.compareTo(b.name))
              .toList();
    }
    return tests.stream();
  }

  private static String name(Path root, Path file) {
    String path = root.relativize(file).toString().replace('\\', '/').replace('/', '.');
    return path.substring(0, path.length() - ".java".length());
  }

  private boolean breaksSomething() {
    boolean breaks =
        BREAKS.matcher(source).find()
            || name.startsWith(FaultTestSource.class.getPackageName() + ".");
    return breaks && !BUT.contains(simpleName());
  }

  String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Where its source is in the repository. */
  String path() {
    return module + SOURCES + name.replace('.', '/') + ".java";
  }

  /** The methods that are facts, in the source's order. */
  List<String> facts() {
    List<String> facts = FACT.matcher(source).results().map(fact -> fact.group(1)).toList();
    assertThat(facts).as(name).isNotEmpty().doesNotHaveDuplicates();
    return facts;
  }

  /** {@code refusesALaterVersion}: refuses a later version. */
  static String words(String fact) {
    return Stream.of(fact.split("(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])", -1))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .map(word -> NAMES.getOrDefault(word, word))
        .collect(Collectors.joining(" "));
  }

  /** What it is about, in its own words. */
  String about() {
    Matcher about = ABOUT.matcher(source);
    assertThat(about.find()).as("%s says what it is about", name).isTrue();
    return about
        .group(1)
        .replaceAll("\\s*\\n \\*", "")
        .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
        .strip();
  }
}

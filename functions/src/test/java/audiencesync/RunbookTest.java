package audiencesync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every error that can end a run is in the runbook, and the runbook knows no other. */
class RunbookTest {
  private static final Path CLASSES = Path.of("target/classes");
  private static final Path RUNBOOK = Path.of("../docs/operations.md");
  private static final Path ENGLISH =
      Path.of("src/main/resources/audiencesync/sync/report/en.properties");
  private static final Path STATE_MACHINE = Path.of("../statemachine.json");

  @Test
  void saysOfEachOfOurErrorsWhatToDo() throws IOException {
    Set<String> ours =
        classes().stream()
            .filter(Throwable.class::isAssignableFrom)
            // Others are caught inside their package.
            .filter(type -> Modifier.isPublic(type.getModifiers()))
            // The reader makes an ExportException of it.
            .filter(type -> !type.getPackageName().endsWith(".export.codec"))
            // PrepareAudience makes an InputsTooLargeException of it.
            .filter(type -> !type.getPackageName().endsWith(".audience"))
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(errors("Ours")).isEqualTo(ours).isNotEmpty();
  }

  /** Whatever ships, loaded but not set to work. */
  private static List<Class<?>> classes() throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files
          .map(file -> CLASSES.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
          .<Class<?>>map(RunbookTest::loaded)
          .toList();
    }
  }

  private static Class<?> loaded(String file) {
    String name = file.substring(0, file.length() - ".class".length());
    try {
      return Class.forName(
          name.replace(File.separatorChar, '.'), false, RunbookTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void saysOfEachErrorOfAwsThatIsTriedAgainWhatToDo() throws IOException {
    Set<String> retried =
        new ObjectMapper()
            .readTree(STATE_MACHINE.toFile()).findValues("ErrorEquals").stream()
                .flatMap(names -> names.valueStream())
                .map(JsonNode::asText)
                .filter(name -> !name.startsWith("audiencesync.") && !name.equals("States.ALL"))
                .collect(Collectors.toCollection(TreeSet::new));

    assertThat(errors("AWS's")).containsAll(retried);
    assertThat(retried).contains("States.Timeout");
  }

  /** What people read on the page and in the notice is what the runbook says, but for its links. */
  @Test
  void saysTheSameAsThePageAndTheNotice() throws IOException {
    Properties words = new Properties();
    try (Reader file = Files.newBufferedReader(ENGLISH)) {
      words.load(file);
    }
    Map<String, String> page = new TreeMap<>();
    Map<String, String> runbook = new TreeMap<>();
    for (String[] cells : rows("Ours", "AWS's")) {
      for (String name : names(cells[1])) {
        String one = words.getProperty("remedy." + name + ".same", name);
        page.put(name, said(words, one, "cause") + " | " + said(words, one, "next"));
        runbook.put(name, plain(cells[2]) + " | " + plain(cells[3]));
      }
    }

    assertThat(page).isEqualTo(runbook).hasSizeGreaterThan(40);
    assertThat(words.stringPropertyNames())
        .filteredOn(key -> key.startsWith("remedy.") && !key.startsWith("remedy.unknown."))
        .allMatch(key -> page.containsKey(key.replaceAll("^remedy\\.|\\.[a-z]+$", "")));
  }

  private static String said(Properties words, String name, String what) {
    return String.valueOf(words.getProperty("remedy." + name + "." + what));
  }

  private static String plain(String markdown) {
    return markdown.replaceAll("\\[([^\\]]+)]\\([^)]*\\)", "$1").replace("`", "").strip();
  }

  /** The names in the first column of the table under a heading. */
  private static Set<String> errors(String heading) throws IOException {
    return rows(heading).stream()
        .flatMap(cells -> names(cells[1]).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> names(String cell) {
    return Pattern.compile("`([^`]+)`").matcher(cell).results().map(m -> m.group(1)).toList();
  }

  private static List<String[]> rows(String... headings) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String heading : headings) {
      rows.addAll(rows(heading));
    }
    return rows;
  }

  private static List<String[]> rows(String heading) throws IOException {
    String text = Files.readString(RUNBOOK);
    String section = text.substring(text.indexOf("### " + heading));
    String table =
        section.substring(
            section.indexOf("|---"), section.indexOf("\n\n", section.indexOf("|---")));
    return table.lines().skip(1).map(row -> row.split("\\|", -1)).toList();
  }
}

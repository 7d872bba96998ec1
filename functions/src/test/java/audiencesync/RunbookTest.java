package audiencesync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every error that can end a run is in the runbook, and the runbook knows no other. */
class RunbookTest {
  private static final Path RUNBOOK = Path.of("../docs/operations.md");
  private static final Path STATE_MACHINE = Path.of("../statemachine.json");

  @Test
  void saysOfEachOfOurErrorsWhatToDo() throws IOException {
    Set<String> ours =
        new ClassFileImporter()
            .importPath(Path.of("target/classes")).stream()
                .filter(type -> Throwable.class.isAssignableFrom(type.reflect()))
                // Others are caught inside their package.
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                // The reader makes an ExportException of it.
                .filter(type -> !type.getPackageName().endsWith(".export.codec"))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));

    assertThat(errors("Ours")).isEqualTo(ours).isNotEmpty();
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

  /** The names in the first column of the table under a heading. */
  private static Set<String> errors(String heading) throws IOException {
    String text = Files.readString(RUNBOOK);
    String section = text.substring(text.indexOf("### " + heading));
    String table =
        section.substring(
            section.indexOf("|---"), section.indexOf("\n\n", section.indexOf("|---")));
    return table
        .lines()
        .skip(1)
        .map(row -> row.split("\\|", -1)[1])
        .flatMap(cell -> Pattern.compile("`([^`…]+)`").matcher(cell).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

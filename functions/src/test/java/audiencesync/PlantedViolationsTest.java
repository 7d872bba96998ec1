package audiencesync;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.sync.PlanSync;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule of the architecture notices what breaks it, although what our classes use is known to
 * the rules by its name only.
 */
class PlantedViolationsTest {
  private static final List<Plant> PLANTS =
      List.of(
          breaking("packagesKnowOnlyWhatIsBelowThem")
              .in("export.planted1", "Object o = audiencesync.sync.PlanSync.class;"),
          breaking("packagesKnowOnlyWhatIsBelowThem")
              .in("lineads.planted2", "Object o = audiencesync.export.ReadLimits.DEFAULT;"),
          breaking("packagesKnowOnlyWhatIsBelowThem")
              .in("sync.planted3", "audiencesync.aws.S3ObjectStore store;"),
          breaking("packagesKnowOnlyWhatIsBelowThem")
              .in("aws.planted4", "Object o = audiencesync.handler.PlanSyncHandler.class;"),
          breaking("theKernelNeedsTheJdkAndLibphonenumberAlone")
              .in("audience.planted5", "com.fasterxml.jackson.core.JsonToken token;"),
          breaking("onlyTheAdaptersAndTheirWiringKnowAws")
              .in("sync.planted6", "software.amazon.awssdk.services.s3.S3Client s3;"),
          breaking("onlyTheAdaptersAndTheirWiringKnowAws")
              .in("export.planted7", "com.amazonaws.services.lambda.runtime.Context context;"),
          breaking("adaptersAreMadeInTheWiringAlone")
              .in("handler.planted8", "audiencesync.aws.S3ObjectStore store;"),
          readingOutside(9, "System.getenv(\"HOME\")"),
          readingOutside(10, "System.getenv()"),
          readingOutside(11, "System.getProperty(\"user.home\")"),
          readingOutside(12, "System.currentTimeMillis()"),
          readingOutside(13, "java.time.Instant.now()"),
          readingOutside(14, "java.time.Clock.systemUTC()"),
          breaking("nothingIsKeptInVariablesOfClasses").in("sync.planted15", "static int kept;"),
          breaking("packagesOfTheUseCasesFormNoCircle")
              .in("sync.planted16", "audiencesync.sync.planted17.Planted other;"),
          breaking("packagesOfTheUseCasesFormNoCircle")
              .in("sync.planted17", "audiencesync.sync.planted16.Planted other;"),
          breaking("useCasesAreKnownToHandlersAlone")
              .in("sync.planted18", "audiencesync.sync.PlanSync step;"));

  private static JavaClasses classes;

  private static Plant breaking(String rule) {
    return new Plant(rule, "", "");
  }

  private static Plant readingOutside(int number, String expression) {
    return breaking("nothingBelowTheHandlersReadsTheClockOrTheEnvironment")
        .in("sync.planted" + number, "Object read() { return %s; }".formatted(expression));
  }

  @BeforeAll
  static void plant(@TempDir Path folder) throws URISyntaxException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of("-proc:none", "-d", "" + folder, "-cp", System.getProperty("java.class.path"));
    List<Source> sources = PLANTS.stream().map(Source::new).toList();
    assertThat(compiler.getTask(null, null, null, options, null, sources).call()).isTrue();
    Path ours = Path.of(PlanSync.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    classes = new ClassFileImporter().importPaths(ours, folder);
  }

  static Stream<String> rules() {
    return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
        .filter(field -> ArchRule.class.isAssignableFrom(field.getType()))
        .map(Field::getName);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void areNoticedByTheRuleTheyBreak(String name) throws ReflectiveOperationException {
    ArchRule rule = (ArchRule) ArchitectureTest.class.getDeclaredField(name).get(null);
    List<String> details = rule.evaluate(classes).getFailureReport().getDetails();
    assertThat(details).isNotEmpty().allMatch(detail -> detail.contains(".planted"));
    assertThat(PLANTS)
        .filteredOn(plant -> plant.constant().equals(name))
        .isNotEmpty()
        .allSatisfy(
            plant -> assertThat(details).anyMatch(detail -> detail.contains(plant.className())));
  }

  @Test
  void breakRulesThatThereAre() {
    assertThat(PLANTS).extracting(Plant::constant).isSubsetOf(rules().toList());
  }

  /** A class that breaks a rule. */
  private record Plant(String rule, String folder, String member) {
    Plant in(String someFolder, String someMember) {
      return new Plant(rule, someFolder, someMember);
    }

    String constant() {
      return rule.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    String className() {
      return "audiencesync." + folder + ".Planted";
    }

    String text() {
      return "package audiencesync.%s; public class Planted { %s }".formatted(folder, member);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final Plant plant;

    Source(Plant plant) {
      super(URI.create("string:///" + plant.className().replace('.', '/') + ".java"), Kind.SOURCE);
      this.plant = plant;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return plant.text();
    }
  }
}

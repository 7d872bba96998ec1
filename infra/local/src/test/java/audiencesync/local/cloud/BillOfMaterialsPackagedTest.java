package audiencesync.local.cloud;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The bill of materials of what is deployed, against the classes that are in the jar. */
class BillOfMaterialsPackagedTest {
  private static final Path TARGET = Path.of("../../functions/target");
  private static final Path BILL = TARGET.resolve("line-audience-sync-lambda.cdx.json");
  private static final Path JAR = TARGET.resolve("line-audience-sync-lambda.jar");

  @Test
  void listsWhatIsInTheJarAndNothingElse() throws IOException {
    JsonNode bill = new ObjectMapper().readTree(BILL.toFile());
    assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(bill.path("metadata").path("component").path("name").asText())
        .isEqualTo("line-audience-sync-functions");
    Map<String, Path> libraries = libraries();
    Set<String> inTheJar = classes(JAR);
    Set<String> listed = new TreeSet<>();
    for (JsonNode component : bill.path("components")) {
      String file = component.path("name").asText() + "-" + component.path("version").asText();
      assertThat(component.path("purl").asText()).startsWith("pkg:maven/");
      assertThat(component.path("hashes")).as(file).isNotEmpty();
      Path library = libraries.get(file + ".jar");
      assertThat(library).as(file).isNotNull();
      Set<String> classes = classes(requireNonNull(library));
      Set<String> missing = new TreeSet<>(classes);
      missing.removeAll(inTheJar);
      assertThat(missing).as("classes of %s that are not in the jar", file).isEmpty();
      listed.addAll(classes);
    }
    assertThat(listed).hasSizeGreaterThan(3_000);
    Set<String> ours = ours(TARGET.resolve("classes"));
    assertThat(ours).isNotEmpty();
    listed.addAll(ours);
    assertThat(inTheJar).isEqualTo(listed);
  }

  /** Every library that this test could have been given, by its file's name. */
  private static Map<String, Path> libraries() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(path.split(File.pathSeparator))
        .map(Path::of)
        .filter(entry -> entry.toString().endsWith(".jar"))
        .collect(
            Collectors.toMap(
                entry -> entry.getFileName().toString(),
                entry -> entry,
                (a, b) -> a,
                TreeMap::new));
  }

  private static Set<String> classes(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> ours(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}

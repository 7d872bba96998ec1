package audiencesync.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.docs.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each check notices the faults that it is there for; those for linters are put where they look.
 */
class MutationTest {
  private static final Shipped SHIPPED = Shipped.read();
  private static final Path COPIES = Path.of("target/mutations");
  private static final Map<Mutation, Set<Contract>> CAUGHT = new ConcurrentHashMap<>();

  static Stream<Mutation> forChecks() {
    return Mutation.all().stream()
        .filter(mutation -> !mutation.isForLinters())
        .filter(mutation -> !mutation.expected().equals(Mutation.POLICIES));
  }

  @ParameterizedTest
  @MethodSource("forChecks")
  void isNoticed(Mutation mutation) {
    assertThat(caught(mutation)).contains(Contract.valueOf(mutation.expected()));
  }

  private static Set<Contract> caught(Mutation mutation) {
    return CAUGHT.computeIfAbsent(
        mutation, planted -> Contract.caughtBy(planted.plantedIn(SHIPPED)));
  }

  @Test
  void changesSomethingEveryTime() {
    assertThat(Mutation.all())
        .hasSizeGreaterThanOrEqualTo(30)
        .doesNotHaveDuplicates()
        .allSatisfy(mutation -> assertThat(mutation.plantedIn(SHIPPED)).isNotEqualTo(SHIPPED));
  }

  @Test
  void everyCheckNoticesSomething() {
    Set<String> expected =
        Mutation.all().stream().map(Mutation::expected).collect(Collectors.toSet());

    assertThat(expected)
        .contains(Stream.of(Contract.values()).map(Contract::name).toArray(String[]::new));
  }

  /**
   * No linter runs here: each folder says which one must refuse it, and {@code
   * infra/check/faults.py} sees to it. One copy in the same form has no fault: it must pass.
   */
  @Test
  void leavesCopiesForTheLinters() throws IOException {
    List<Mutation> forLinters = Mutation.all().stream().filter(Mutation::isForLinters).toList();
    deleteCopies();
    write(COPIES.resolve("without-fault"), SHIPPED);
    for (int i = 0; i < forLinters.size(); i++) {
      Mutation mutation = forLinters.get(i);
      Path folder = COPIES.resolve("%02d".formatted(i));
      write(folder, mutation.plantedIn(SHIPPED));
      Files.writeString(folder.resolve("expected.txt"), mutation.expected() + "\n");
      Files.writeString(folder.resolve("words.txt"), mutation.words() + "\n");
    }
    assertThat(COPIES).isDirectoryRecursivelyContaining("glob:**/01/infra/template.yaml");
  }

  private static void write(Path folder, Shipped shipped) throws IOException {
    Files.createDirectories(folder.resolve("infra"));
    Files.writeString(
        folder.resolve("infra/template.yaml"), shipped.template().root().toPrettyString());
    Files.writeString(folder.resolve("statemachine.json"), shipped.stateMachine().toPrettyString());
  }

  private static void deleteCopies() throws IOException {
    if (Files.exists(COPIES)) {
      try (Stream<Path> files = Files.walk(COPIES)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Test
  void theTableSaysByWhat() throws IOException {
    StringBuilder table = new StringBuilder("| planted fault | noticed by |\n|---|---|\n");
    for (Mutation mutation : Mutation.all()) {
      table.append("| %s | %s |\n".formatted(mutation.words(), noticedBy(mutation)));
    }
    Written.hold("mutations.md", "mutations", table.toString());
  }

  private static String noticedBy(Mutation mutation) {
    Stream<String> checks = caught(mutation).stream().map(Contract::name);
    Stream<String> beside =
        mutation.isForLinters() || mutation.expected().equals(Mutation.POLICIES)
            ? Stream.of(mutation.expected())
            : Stream.empty();
    return Stream.concat(beside, checks)
        .map(name -> "`" + name + "`")
        .collect(Collectors.joining(", "));
  }
}

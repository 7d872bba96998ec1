package audiencesync.local.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.docs.Written;
import audiencesync.local.reliability.CrashCase.Outcome;
import audiencesync.local.reliability.Effects.Crash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A run is stopped at every point at which it can be, and another follows. The points are what an
 * uninterrupted run is seen to do: nobody lists them. Every build tries each kind of effect at each
 * moment; with {@code -Daudiencesync.long=true}, every effect.
 */
@Tag("fault")
class CrashMatrixTest {
  private static final long SEED = 20261125;
  private static final int MOST_CASES = 1_500;

  /** Of four stopped runs, nobody tells of one: as if the rule on stopped executions had failed. */
  private static final int UNTOLD_IN = 4;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void everyKindOfEffectIsSurvivedAtEveryMoment(@TempDir Path folder) throws IOException {
    List<CrashPoint> all = new ArrayList<>();
    List<CrashPoint> slice;
    Map<CrashPoint, Outcome> survived = new LinkedHashMap<>();
    try (Stage stage = Stage.direct(folder("direct", folder), MOST_CASES)) {
      for (Flow flow : Flow.values()) {
        all.addAll(points(stage, flow));
      }
      slice = oneOfEachKind(all);
      survived.putAll(survived(stage, slice));
    }
    assertThat(survived).hasSameSizeAs(slice);
    Written.hold("reliability.md", "points", ReliabilityTables.points(all, slice.size()));
    Written.hold("reliability.md", "outcomes", ReliabilityTables.outcomes(slice, survived));
    assertAwsClientSurvives(slice, survived, folder("over-http", folder));
  }

  private static Path folder(String name, Path parent) throws IOException {
    return Files.createDirectory(parent.resolve(name));
  }

  /** The cases in which AWS's client of S3 acts by itself are tried with it, too. */
  private static void assertAwsClientSurvives(
      List<CrashPoint> slice, Map<CrashPoint, Outcome> survived, Path folder) throws IOException {
    List<CrashPoint> repeated =
        slice.stream()
            .filter(point -> point.kind().contains("conditional"))
            .filter(point -> point.crash().moment() == Moment.LOST)
            .toList();
    assertThat(repeated).isNotEmpty();
    try (Stage stage = Stage.unpaced(folder, MOST_CASES)) {
      assertThat(survived(stage, repeated))
          .allSatisfy((point, outcome) -> assertThat(outcome).isEqualTo(survived.get(point)));
    }
  }

  @ParameterizedTest
  @EnumSource(Flow.class)
  @EnabledIfSystemProperty(named = "audiencesync.long", matches = "true")
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void everyEffectIsSurvivedAtEveryMoment(Flow flow, @TempDir Path folder) throws IOException {
    try (Stage stage = Stage.direct(folder, MOST_CASES)) {
      List<CrashPoint> all = points(stage, flow);
      Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
      survived(stage, all).values().forEach(outcome -> outcomes.merge(outcome, 1, Integer::sum));
      System.out.printf("%s: %d cases, %s%n", flow.words(), all.size(), outcomes);
    }
  }

  private static List<CrashPoint> points(Stage stage, Flow flow) throws IOException {
    List<Effect> effects = CrashCase.effects(stage, flow);
    Random random = new Random(SEED + flow.name().hashCode());
    List<CrashPoint> points = new ArrayList<>();
    for (int i = 0; i < effects.size(); i++) {
      for (Moment moment : Moment.of(effects.get(i))) {
        boolean told = random.nextInt(UNTOLD_IN) > 0;
        int before = Collections.frequency(effects.subList(0, i), effects.get(i));
        points.add(new CrashPoint(flow, new Crash(before, effects.get(i), moment, told)));
      }
    }
    return points;
  }

  /** One point of each kind of effect and moment, in a flow that is as short as can be. */
  private static List<CrashPoint> oneOfEachKind(List<CrashPoint> all) {
    List<CrashPoint> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(SEED));
    shuffled.sort(Comparator.comparingInt(point -> point.flow().files()));
    Set<String> kinds = new HashSet<>();
    return shuffled.stream().filter(point -> kinds.add(point.kind())).toList();
  }

  private static Map<CrashPoint, Outcome> survived(Stage stage, List<CrashPoint> points)
      throws IOException {
    Map<CrashPoint, Outcome> outcomes = new LinkedHashMap<>();
    List<String> failures = new ArrayList<>();
    for (CrashPoint point : points) {
      try {
        outcomes.put(point, new CrashCase(stage, point.flow(), Optional.of(point.crash())).run());
      } catch (AssertionError | RuntimeException e) {
        failures.add(point + "\n" + e);
      }
    }
    assertThat(failures).as("of %d cases", points.size()).isEmpty();
    return outcomes;
  }
}

package audiencesync.bench;

import audiencesync.bench.FirstInvocation.Cost;
import audiencesync.bench.FirstInvocation.Costs;
import audiencesync.local.cloud.LocalS3;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the first invocation of handlers, each in a JVM of its own behind the Runtime API. */
@Command(
    name = "startup",
    description = "Times the first invocation of handlers, from the start of their processes.")
final class StartUp implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--jar", description = "What is deployed (${DEFAULT-VALUE}).")
  private Path jar = Path.of("functions/target/line-audience-sync-lambda.jar");

  @Option(names = "--until", description = "The last step: ${COMPLETION-CANDIDATES}.")
  private Step last = Step.PREPARE_AUDIENCE;

  @Option(names = "--launch", split = ",", description = "Numbers of the table's rows; all.")
  private List<Integer> chosen = List.of(0, 1, 2, 3, 4, 5);

  @Option(names = "--rounds", description = "How often each starts (${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(names = "--processors", split = ",", description = "How many may be used (1,2).")
  private List<Integer> processors = List.of(1, 2);

  @Option(names = "--jvm", description = "A further option of the functions' JVM.")
  private List<String> options = List.of();

  private final Map<Step, Map<String, List<Costs>>> costs = new EnumMap<>(Step.class);
  private final Map<String, List<Cost>> bare = new LinkedHashMap<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("line-audience-sync-startup-");
    List<Launch> launches = launches(folder);
    try (StartUpPlace place = new StartUpPlace(folder)) {
      for (Launch launch : launches) {
        // Warms up the services beside the functions; writes the archives.
        steps(place, archiving(launch, folder), folder, processors.get(0), false);
      }
      for (int count : processors) {
        costs.clear();
        bare.clear();
        for (int round = 0; round < rounds; round++) {
          bare(place, launches.get(0).code(), count);
          for (Launch launch : launches) {
            steps(place, launch, folder, count, true);
          }
        }
        print(count);
      }
    } finally {
      StartUpPlace.deleteAll(folder);
    }
    return 0;
  }

  /** The first is how Lambda starts a function: the jar's content in a folder. */
  private List<Launch> launches(Path folder) throws IOException {
    Path unpacked = folder.resolve("task");
    unpack(unpacked);
    Path packed = jar.toAbsolutePath();
    Launch first = launch("C1", unpacked, List.of(Launch.FIRST_COMPILER));
    List<Launch> all =
        List.of(
            first,
            launch("C1 and C2", unpacked, Launch.BOTH_COMPILERS),
            new Launch("C1, from the jar", packed, first.options()),
            new Launch("C1, from the jar, with a class-data archive", packed, first.options()),
            new Launch("C1, restored from a snapshot", unpacked, first.options()).restored(),
            launch("C1 and C2, restored from a snapshot", unpacked, Launch.BOTH_COMPILERS)
                .restored());
    return chosen.stream().map(all::get).toList();
  }

  private Launch launch(String label, Path code, List<String> compilers) {
    List<String> all = new ArrayList<>(compilers);
    all.addAll(options);
    return new Launch(label, code, all);
  }

  private void unpack(Path folder) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory() || !file.startsWith(folder)) {
          continue;
        }
        Files.createDirectories(file.getParent());
        Files.copy((InputStream) in, file);
      }
    }
  }

  private static boolean usesArchive(Launch launch) {
    return launch.label().contains("archive");
  }

  private static Launch archiving(Launch launch, Path folder) {
    return usesArchive(launch) ? launch.archiving(folder.resolve("%s.jsa")) : launch;
  }

  private void steps(StartUpPlace place, Launch launch, Path folder, int count, boolean counts)
      throws IOException, InterruptedException {
    String execution = place.execution();
    String run = "";
    for (Step step : Step.values()) {
      if (step.compareTo(last) > 0) {
        break;
      }
      Launch own = launch.named(step.label);
      if (counts && usesArchive(launch)) {
        own = own.with("-XX:SharedArchiveFile=" + folder.resolve(step.label + ".jsa"));
      }
      Costs taken =
          new FirstInvocation(own, count, folder)
              .of(step.handler(), step.payload(execution, run), place.environment());
      run = step == Step.PLAN_SYNC ? JSON.readTree(taken.answer()).path("run").toString() : run;
      if (counts) {
        costs
            .computeIfAbsent(step, unknown -> new LinkedHashMap<>())
            .computeIfAbsent(launch.label(), unknown -> new ArrayList<>())
            .add(taken);
      }
    }
  }

  private void bare(StartUpPlace place, Path code, int count)
      throws IOException, InterruptedException {
    Launch first = new Launch("C1", code, List.of(Launch.FIRST_COMPILER));
    BareSdk program = new BareSdk(first, count);
    add("nothing but a JVM", program.cost(place.environment()));
    add(
        "a bare program of the SDK",
        program.cost(
            place.environment(), StartUpPlace.SECRET, LocalS3.BUCKET, StartUpPlace.CONNECTOR_KEY));
  }

  private void add(String label, Cost cost) {
    bare.computeIfAbsent(label, unknown -> new ArrayList<>()).add(cost);
  }

  private void print(int count) throws IOException {
    System.out.printf(
        Locale.ROOT,
        "%n%d processor(s), median of %d runs, a jar of %.1f MB%n%n"
            + "| handler | JVM | handler made, s | invocation, s | in all, s | CPU s |%n"
            + "|---|---|---|---|---|---|%n",
        count,
        rounds,
        Files.size(jar) / 1e6);
    bare.forEach(
        (label, some) ->
            System.out.printf(
                Locale.ROOT,
                "| (%s) | C1 | | | %.2f | %.2f |%n",
                label,
                median(some, Cost::seconds),
                median(some, Cost::cpuSeconds)));
    costs.forEach((step, some) -> some.forEach((label, runs) -> print(step, label, runs)));
  }

  private static void print(Step step, String label, List<Costs> runs) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.2f | %.2f | %.2f | %.2f |%n",
        step.label,
        label,
        median(runs, run -> run.ready().seconds()),
        median(runs, run -> run.answered().seconds() - run.ready().seconds()),
        median(runs, run -> run.answered().seconds()),
        median(runs, run -> run.answered().cpuSeconds()));
  }

  private static <T> double median(List<T> runs, ToDoubleFunction<T> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

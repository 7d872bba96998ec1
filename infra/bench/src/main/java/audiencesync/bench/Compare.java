package audiencesync.bench;

import audiencesync.bench.Contestant.Name;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the contestants in turn on the same files, and verifies what each of them writes. */
@Command(
    name = "compare",
    description =
        "Prepares an audience with this product, new and restored from a snapshot, DuckDB and plain"
            + " Java, in turn.")
final class Compare implements Callable<Integer> {
  /** What made-up people take in a rehearsal. */
  private static final long REHEARSAL_MEGABYTES = 192;

  @Mixin private DataOptions options = new DataOptions();

  @Option(names = "--kind", split = ",", description = "${COMPLETION-CANDIDATES}; all of them.")
  private List<Kind> kinds = List.of(Kind.values());

  @Option(names = "--who", split = ",", description = "${COMPLETION-CANDIDATES}; all of them.")
  private List<Name> names = List.of(Name.values());

  @Option(names = "--rounds", description = "How often each runs (${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(names = "--processors", description = "How many may be used (${DEFAULT-VALUE}).")
  private int processors = 2;

  @Option(names = "--jvm", description = "A further option of this product's JVM.")
  private List<String> jvmOptions = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Dataset data = options.dataset();
    Form form = options.form();
    data.make(form);
    for (Kind kind : kinds) {
      Truth truth = Truth.of(data, kind);
      System.out.printf(
          Locale.ROOT,
          "%n%s, %,d identities, %s, %d processors: %,d hashes (truth %016x %016x)%n",
          form.label(),
          data.identities(),
          kind,
          processors,
          truth.hashes(),
          truth.first(),
          truth.second());
      print(measure(data, kind, truth), data.identities());
    }
    return 0;
  }

  private Map<Name, List<Trial.Cost>> measure(Dataset data, Kind kind, Truth truth)
      throws IOException, InterruptedException {
    Map<Name, List<Trial.Cost>> costs = new EnumMap<>(Name.class);
    for (int round = 0; round < rounds; round++) {
      for (Name name : names) {
        Output output = new Output(data.folder().resolve("out"));
        output.clear();
        Contestant.Task task =
            new Contestant.Task(
                data.segment(options.form()),
                data.identity(options.form()),
                options.form(),
                kind,
                output.folder(),
                processors);
        Trial.Cost cost = new Trial(name, task, jvmOptions(name, data)).run();
        truth.requireSame(output.read(), name.label);
        costs.computeIfAbsent(name, unknown -> new ArrayList<>()).add(cost);
        System.err.printf(Locale.ROOT, "%s: %s%n", name.label, cost);
      }
    }
    return costs;
  }

  /** The heap of ours is planned from the size of the data; the others get what they ask for. */
  private List<String> jvmOptions(Name name, Dataset data) {
    if (!name.isOurs()) {
      return List.of();
    }
    List<String> all = new ArrayList<>(jvmOptions);
    long megabytes = data.plannedMegabytes();
    long least = name == Name.RESTORED ? REHEARSAL_MEGABYTES : 0;
    all.add("-Xmx" + Math.max(megabytes, least) + "m");
    return all;
  }

  private void print(Map<Name, List<Trial.Cost>> costs, long identities) {
    List<Trial.Cost> own = costs.getOrDefault(names.get(0), List.of());
    System.out.println(
        "| | wall s | CPU s | peak MB | million identities/s | wall: times ours | CPU: times ours |");
    System.out.println("|---|---|---|---|---|---|---|");
    costs.forEach(
        (name, some) -> {
          double seconds = median(some, Trial.Cost::seconds);
          double cpuSeconds = median(some, Trial.Cost::cpuSeconds);
          System.out.printf(
              Locale.ROOT,
              "| %s | %.2f | %.2f | %.0f | %.2f | %.2f | %.2f |%n",
              name.label,
              seconds,
              cpuSeconds,
              median(some, Trial.Cost::peakMegabytes),
              identities / 1e6 / seconds,
              seconds / median(own, Trial.Cost::seconds),
              cpuSeconds / median(own, Trial.Cost::cpuSeconds));
        });
  }

  static double median(List<Trial.Cost> costs, ToDoubleFunction<Trial.Cost> figure) {
    double[] sorted = costs.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

package audiencesync.bench;

import audiencesync.audience.MemoryNeed;
import audiencesync.bench.Contestant.Name;
import audiencesync.sync.work.Estimate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
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

  private static final long MEBIBYTE = 1L << 20;
  private static final double MEGABYTE = 1e6;

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
      Plan plan = plan(data, kind);
      print(measure(plan, truth), plan, data.identities());
    }
    return 0;
  }

  private Plan plan(Dataset data, Kind kind) {
    Output output = new Output(data.folder().resolve("out"));
    Contestant.Task task =
        new Contestant.Task(
            data.segment(options.form()),
            data.identity(options.form()),
            options.form(),
            kind,
            output.folder(),
            processors);
    return new Plan(task, output, Shipped.estimate(task));
  }

  /**
   * What is done, and what the product says beforehand that it needs.
   *
   * @param output where the task's files are written
   */
  private record Plan(Contestant.Task task, Output output, Estimate estimate) {
    /** The heap that ours is given: what was said, and no less than a rehearsal needs. */
    long heapMegabytes(Name name) {
      long heap = (new MemoryNeed(estimate.bytes()).heap() + MEBIBYTE - 1) / MEBIBYTE;
      return name == Name.RESTORED ? Math.max(heap, REHEARSAL_MEGABYTES) : heap;
    }

    /** The most memory that the process is said to hold, in MB; empty of others than ours. */
    OptionalDouble predictedMegabytes(Name name) {
      long heap = heapMegabytes(name) * MEBIBYTE;
      return switch (name) {
        case SHIPPED -> OptionalDouble.of(MemoryNeed.resident(heap) / MEGABYTE);
        case RESTORED -> OptionalDouble.of(MemoryNeed.residentWhenRestored(heap) / MEGABYTE);
        case DUCKDB, PLAIN -> OptionalDouble.empty();
      };
    }
  }

  private Map<Name, List<Trial.Cost>> measure(Plan plan, Truth truth)
      throws IOException, InterruptedException {
    Map<Name, List<Trial.Cost>> costs = new EnumMap<>(Name.class);
    for (int round = 0; round < rounds; round++) {
      for (Name name : names) {
        plan.output().clear();
        Trial.Cost cost = new Trial(name, plan.task(), jvmOptions(name, plan)).run();
        truth.requireSame(plan.output().read(), name.label);
        costs.computeIfAbsent(name, unknown -> new ArrayList<>()).add(cost);
        System.err.printf(Locale.ROOT, "%s: %s%n", name.label, cost);
      }
    }
    return costs;
  }

  /** The heap of ours is what its plan says; the others get what they ask for. */
  private List<String> jvmOptions(Name name, Plan plan) {
    if (!name.isOurs()) {
      return List.of();
    }
    List<String> all = new ArrayList<>(jvmOptions);
    all.add("-Xmx" + plan.heapMegabytes(name) + "m");
    return all;
  }

  private void print(Map<Name, List<Trial.Cost>> costs, Plan plan, long identities) {
    List<Trial.Cost> own = costs.getOrDefault(names.get(0), List.of());
    System.out.println(
        "| | wall s | CPU s | peak MB | predicted MB | million identities/s | wall: times ours"
            + " | CPU: times ours |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    costs.forEach(
        (name, some) -> {
          double seconds = median(some, Trial.Cost::seconds);
          double cpuSeconds = median(some, Trial.Cost::cpuSeconds);
          System.out.printf(
              Locale.ROOT,
              "| %s | %.2f | %.2f | %.0f | %s | %.2f | %.2f | %.2f |%n",
              name.label,
              seconds,
              cpuSeconds,
              median(some, Trial.Cost::peakMegabytes),
              predicted(plan.predictedMegabytes(name)),
              identities / 1e6 / seconds,
              seconds / median(own, Trial.Cost::seconds),
              cpuSeconds / median(own, Trial.Cost::cpuSeconds));
        });
  }

  private static String predicted(OptionalDouble megabytes) {
    return megabytes.isPresent() ? Long.toString(Math.round(megabytes.getAsDouble())) : "";
  }

  static double median(List<Trial.Cost> costs, ToDoubleFunction<Trial.Cost> figure) {
    double[] sorted = costs.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

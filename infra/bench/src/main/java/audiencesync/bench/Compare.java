package audiencesync.bench;

import audiencesync.bench.Contestant.Name;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the contestants in turn on the same files, and verifies what each of them writes. */
@Command(
    name = "compare",
    description = "Prepares an audience with this product, DuckDB and plain Java, in turn.")
final class Compare implements Callable<Integer> {
  @Option(names = "--identities", description = "Rows of the identity export (${DEFAULT-VALUE}).")
  private long identities = 1_000_000;

  @Option(names = "--form", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Form form = Form.CSV;

  @Option(names = "--kind", split = ",", description = "${COMPLETION-CANDIDATES}; all of them.")
  private List<Kind> kinds = List.of(Kind.values());

  @Option(names = "--who", split = ",", description = "${COMPLETION-CANDIDATES}; all of them.")
  private List<Name> names = List.of(Name.values());

  @Option(names = "--rounds", description = "How often each runs (${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(names = "--processors", description = "How many may be used (${DEFAULT-VALUE}).")
  private int processors = 2;

  @Option(names = "--jvm", description = "A further option of this product's JVM.")
  private List<String> options = List.of();

  @Option(names = "--seed", description = "Another seed makes other data (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--dir", description = "Where files are made (${DEFAULT-VALUE}).")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"), "line-audience-sync-bench");

  @Override
  public Integer call() throws IOException, InterruptedException {
    Dataset data = new Dataset(folder, identities, seed);
    data.make(form);
    for (Kind kind : kinds) {
      Truth truth = Truth.of(data, kind);
      System.out.printf(
          Locale.ROOT,
          "%n%s, %,d identities, %s, %d processors: %,d hashes (truth %016x %016x)%n",
          form.label(),
          identities,
          kind,
          processors,
          truth.hashes(),
          truth.first(),
          truth.second());
      print(measure(data, kind, truth));
    }
    return 0;
  }

  private Map<Name, List<Trial.Cost>> measure(Dataset data, Kind kind, Truth truth)
      throws IOException, InterruptedException {
    Map<Name, List<Trial.Cost>> costs = new EnumMap<>(Name.class);
    for (int round = 0; round < rounds; round++) {
      for (Name name : names) {
        Output output = new Output(folder.resolve("out"));
        output.clear();
        Contestant.Task task =
            new Contestant.Task(
                data.segment(form), data.identity(form), form, kind, output.folder(), processors);
        Trial.Cost cost = new Trial(name, task, name == Name.SHIPPED ? options : List.of()).run();
        truth.requireSame(output.read(), name.label);
        costs.computeIfAbsent(name, unknown -> new ArrayList<>()).add(cost);
        System.err.printf(Locale.ROOT, "%s: %s%n", name.label, cost);
      }
    }
    return costs;
  }

  private void print(Map<Name, List<Trial.Cost>> costs) {
    double own = median(costs.getOrDefault(names.get(0), List.of()), Trial.Cost::seconds);
    System.out.println("| | wall s | CPU s | peak MB | million rows/s | times the wall |");
    System.out.println("|---|---|---|---|---|---|");
    costs.forEach(
        (name, some) -> {
          double seconds = median(some, Trial.Cost::seconds);
          System.out.printf(
              Locale.ROOT,
              "| %s | %.2f | %.2f | %.0f | %.2f | %.2f |%n",
              name.label,
              seconds,
              median(some, Trial.Cost::cpuSeconds),
              median(some, Trial.Cost::peakMegabytes),
              identities * 1.58 / 1e6 / seconds,
              seconds / own);
        });
  }

  static double median(List<Trial.Cost> costs, ToDoubleFunction<Trial.Cost> figure) {
    double[] sorted = costs.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

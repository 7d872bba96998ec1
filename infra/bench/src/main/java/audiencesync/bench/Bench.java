package audiencesync.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code infra/bench/bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommands = {Generate.class, Compare.class, StartUp.class, Upload.class, Kernels.class},
    description = "Measures the shipped code.")
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) {
    CommandLine bench = new CommandLine(new Bench());
    bench.setUsageHelpAutoWidth(true);
    System.exit(bench.execute(arguments));
  }
}

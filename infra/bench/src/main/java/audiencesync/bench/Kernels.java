package audiencesync.bench;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the JMH benchmarks of the loops that every row passes through. */
@Command(
    name = "kernels",
    description = "Measures the hot loops one by one, with JMH: nanoseconds a row.")
final class Kernels implements Callable<Integer> {
  private static final int WARM_UPS = 3;

  /** The collector of functions, and memory so that none of them waits for it to grow. */
  private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xms1g", "-Xmx1g");

  @Option(names = "--include", description = "A regular expression; without one, all of them.")
  private String include = "Kernel";

  @Option(names = "--rounds", description = "Measured, of each (${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(names = "--millis", description = "A round's time at least (${DEFAULT-VALUE}).")
  private int millis = 300;

  @Option(
      names = "--once",
      description = "Each just once, small, in this process: that they work, not what they cost.")
  private boolean once;

  @Override
  public Integer call() throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(include)
            .timeUnit(TimeUnit.NANOSECONDS)
            .shouldFailOnError(true);
    if (once) {
      // Others may measure at the same time: JMH's lock is there for figures.
      System.setProperty("jmh.ignoreLock", "true");
      options.mode(Mode.SingleShotTime).forks(0).warmupIterations(0).measurementIterations(1);
      options.param("members", "65536");
    } else {
      TimeValue time = TimeValue.milliseconds(millis);
      options.mode(Mode.AverageTime).forks(1).jvmArgs(JVM.toArray(String[]::new));
      options.warmupIterations(WARM_UPS).warmupTime(time);
      options.measurementIterations(rounds).measurementTime(time);
    }
    new Runner(options.build()).run();
    return 0;
  }
}

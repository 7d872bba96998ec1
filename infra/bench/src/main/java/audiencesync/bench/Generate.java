package audiencesync.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the files, and tells what must come of them. */
@Command(name = "generate", description = "Makes the data and prints what must come of it.")
final class Generate implements Callable<Integer> {
  @Mixin private DataOptions options = new DataOptions();

  @Override
  public Integer call() throws IOException {
    Dataset data = options.dataset();
    data.make(options.form());
    System.out.println(data.segment(options.form()));
    System.out.println(data.identity(options.form()));
    for (Kind kind : Kind.values()) {
      Truth truth = Truth.of(data, kind);
      System.out.printf(
          Locale.ROOT,
          "%s: %,d hashes, whose words sum up to %016x %016x%n",
          kind,
          truth.hashes(),
          truth.first(),
          truth.second());
    }
    return 0;
  }
}

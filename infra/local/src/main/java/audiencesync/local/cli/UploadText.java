package audiencesync.local.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an upload came to, in a few lines for a person.
 *
 * @param key what was uploaded
 */
record UploadText(String key, Path bucket) {

  List<String> lines(UploadResult result) {
    List<String> lines = new ArrayList<>();
    Summary summary = new Summary(bucket);
    result.runs().forEach(run -> lines.addAll(summary.lines(run.outcome())));
    result.earlier().forEach(earlier -> lines.add(line(earlier)));
    result.skipped().stream()
        .filter(skipped -> !skipped.isInvalid())
        .forEach(skipped -> lines.add(skipped.connector() + ": a draft, not started."));
    boolean nothing = result.runs().isEmpty() && lines.isEmpty() && result.failed().isEmpty();
    if (nothing) {
      lines.add("No connector is triggered by " + key + ". Connectors wait for:");
      AwaitedKeys.lines(bucket).forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  private static String line(UploadResult.Earlier earlier) {
    return earlier.connector()
        + ": already started by this upload ("
        + earlier.status()
        + ", execution "
        + earlier.execution()
        + "); nothing was started again. Put the file there anew, or use sync run.";
  }
}

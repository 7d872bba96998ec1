package audiencesync.sync.run;

import audiencesync.sync.document.Sha256;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names runs: {@code 20261124T010000Z-1f2e3d4c}, so that names sort as the runs started. */
final class RunId {
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunId() {}

  static String of(ExecutionRef execution) {
    return START.format(execution.startTime()) + "-" + Sha256.hex(execution.id(), 8);
  }
}

package audiencesync.local.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A terminal that remembers what was written to it. */
final class Recording {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal;

  private Recording(String typed, Map<String, String> environment, boolean interactive) {
    this.terminal =
        new Terminal(
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            interactive);
  }

  static Recording of(String typed) {
    return new Recording(typed, Map.of(), false);
  }

  static Recording interactive(Map<String, String> environment) {
    return new Recording("", environment, true);
  }

  Terminal terminal() {
    return terminal;
  }

  int run(String... arguments) {
    return Sync.run(terminal, arguments);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  List<String> outLines() {
    return out().lines().toList();
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  List<String> errLines() {
    return err().lines().toList();
  }
}

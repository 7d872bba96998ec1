package audiencesync.local.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command reads from and writes to. Results go to {@code out}, all else to {@code err}.
 *
 * @param interactive whether {@code err} is a terminal on which a line can be rewritten
 */
record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean interactive) {
  Terminal {
    environment = Map.copyOf(environment);
  }

  /** This process's own; the launcher says whether it is a terminal. */
  static Terminal ofProcess() {
    return new Terminal(
        System.in,
        utf8(System.out),
        utf8(System.err),
        System.getenv(),
        Boolean.getBoolean("sync.terminal"));
  }

  /** Whether colours are welcome; see no-color.org. */
  boolean colours() {
    return interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** Whether the person asked for stack traces. */
  boolean traces() {
    return !environment.getOrDefault("SYNC_TRACE", "").isEmpty();
  }

  /** Says what is wrong on one line. */
  void complain(String command, String message) {
    err.println(command + ": " + message.strip().replaceAll("\\s*\\R\\s*", " "));
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}

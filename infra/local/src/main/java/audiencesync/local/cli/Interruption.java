package audiencesync.local.cli;

import java.util.function.Supplier;

/**
 * Says what becomes of an execution that Ctrl-C, or a SIGTERM, stops. There is nothing to tidy up:
 * what a run has done is written down as it does it, and the next command reports the one that was
 * stopped.
 */
final class Interruption {
  private static final String TEXT =
      "Stopped. Nothing is lost: the same command goes on where this one stopped, reports this run"
          + " first, and sends nothing twice that LINE has. A trigger's id is acted on once: leave"
          + " it out.";

  private Interruption() {}

  /** Does the work; if the process is stopped meanwhile, that is said. */
  static <T> T saidDuring(Terminal terminal, Supplier<T> work) {
    Thread hook = new Thread(() -> terminal.err().println("\n" + TEXT), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down: it is being said.
    }
  }
}

package audiencesync.local.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Prints lines, and below them, on a terminal, what is going on now and for how long. Elsewhere the
 * passing line is left out.
 */
final class Ticker implements AutoCloseable {
  private static final String CLEAR = "\r\u001b[K";
  private static final String DIM = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";
  private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final Duration BEAT = Duration.ofMillis(100);

  private final Terminal terminal;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService beats;
  private String now = "";
  private long since;
  private int beat;

  /**
   * @param nanoTime as {@link System#nanoTime()}
   */
  Ticker(Terminal terminal, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.beats = Executors.newSingleThreadScheduledExecutor(Ticker::thread);
    if (terminal.interactive()) {
      long millis = BEAT.toMillis();
      var unused = beats.scheduleAtFixedRate(this::redraw, millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  /** What is going on from now on; replaces what was. */
  synchronized void show(String what) {
    now = what;
    since = nanoTime.getAsLong();
    redraw();
  }

  /** A line that stays; what is going on is over. */
  synchronized void say(String line) {
    PrintStream err = terminal.err();
    err.println((terminal.interactive() ? CLEAR : "") + line);
    now = "";
  }

  /** How long what is going on has been going on, in seconds. */
  synchronized double elapsed() {
    return (nanoTime.getAsLong() - since) / 1e9;
  }

  synchronized void redraw() {
    if (terminal.interactive() && !now.isEmpty()) {
      beat = (beat + 1) % SPINNER.length();
      String line = SPINNER.charAt(beat) + " " + now + "… " + seconds() + " s";
      terminal.err().print(CLEAR + (terminal.colours() ? DIM + line + PLAIN : line));
      terminal.err().flush();
    }
  }

  private String seconds() {
    return String.format(Locale.ROOT, "%.1f", elapsed());
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "progress");
    thread.setDaemon(true);
    return thread;
  }

  /** Leaves no passing line behind. */
  @Override
  public synchronized void close() {
    beats.shutdownNow();
    if (terminal.interactive() && !now.isEmpty()) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
      now = "";
    }
  }
}

package audiencesync.local.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes the history of one execution. */
final class Journal {
  /** AWS's quota for one execution of a standard workflow. */
  static final int MAX_EVENTS = 25_000;

  private final ExecutionClock clock;
  private final List<HistoryEvent> events = new ArrayList<>();

  Journal(ExecutionClock clock) {
    this.clock = clock;
  }

  /** Adds an event without a delay or an error, and gives its id. */
  long add(String type, String state) throws StateFailure {
    return add(type, state, Duration.ZERO);
  }

  long add(String type, String state, Duration delay) throws StateFailure {
    return add(new HistoryEvent(events.size() + 1L, clock.now(), type, state, delay, ""));
  }

  void addFailed(String type, String state, String error) throws StateFailure {
    add(new HistoryEvent(events.size() + 1L, clock.now(), type, state, Duration.ZERO, error));
  }

  private long add(HistoryEvent event) throws StateFailure {
    // The last place is kept for the event that ends the execution.
    if (events.size() >= MAX_EVENTS - 1) {
      throw new StateFailure(
          StateFailure.RUNTIME,
          "The execution reached the maximum number of history events (" + MAX_EVENTS + ").");
    }
    events.add(event);
    return event.id();
  }

  /** Adds the last event, for which there is always room. */
  void end(String type, String error) {
    events.add(new HistoryEvent(events.size() + 1L, clock.now(), type, "", Duration.ZERO, error));
  }

  List<HistoryEvent> events() {
    return List.copyOf(events);
  }
}

package audiencesync.local.line;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every request that came. */
final class Journal {
  private final Clock clock;
  private final List<JournalEntry> entries = new ArrayList<>();

  Journal(Clock clock) {
    this.clock = clock;
  }

  synchronized void add(SimulatedRequest request, int status, Optional<String> fileName) {
    entries.add(
        new JournalEntry(clock.instant(), request.method(), request.path(), status, fileName));
  }

  synchronized List<JournalEntry> entries() {
    return List.copyOf(entries);
  }
}

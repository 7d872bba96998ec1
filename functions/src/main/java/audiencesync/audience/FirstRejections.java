package audiencesync.audience;

import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The first rejected rows of all, whatever the order in which threads meet them. Bounded, so that a
 * file full of bad rows costs no memory; the counts know them all.
 */
final class FirstRejections {
  static final int LIMIT = 1_000;

  private static final RejectedRow NOTHING = new RejectedRow(Input.IDENTITY, "", 0, "");

  private final PriorityQueue<RejectedRow> kept = new PriorityQueue<>(Collections.reverseOrder());

  /** The last one kept; looked at once {@link #LIMIT} are. */
  private volatile RejectedRow last = NOTHING;

  private volatile boolean full;

  void add(Source source, long line, RejectionReason reason) {
    if (!comesTooLate(source, line)) {
      add(source.row(line, reason.label()));
    }
  }

  void add(Source source, long line, RowFault fault) {
    if (!comesTooLate(source, line)) {
      add(source.row(line, fault.label()));
    }
  }

  /** Without a lock, and without an object for a row that is not kept: there may be millions. */
  private boolean comesTooLate(Source source, long line) {
    return full && source.isBehind(last, line);
  }

  private synchronized void add(RejectedRow row) {
    kept.add(row);
    if (kept.size() > LIMIT) {
      kept.remove();
    }
    if (kept.size() == LIMIT) {
      last = kept.element();
      full = true;
    }
  }

  synchronized List<RejectedRow> inOrder() {
    return kept.stream().sorted().toList();
  }
}

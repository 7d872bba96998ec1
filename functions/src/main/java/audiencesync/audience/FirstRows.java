package audiencesync.audience;

import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/** The first rejected rows of one input, in the order of {@link RejectedRow}. */
final class FirstRows {
  private static final RejectedRow NOTHING = new RejectedRow(Input.IDENTITY, "", 0, "");

  private final int most;
  private final PriorityQueue<RejectedRow> kept = new PriorityQueue<>(Collections.reverseOrder());

  /** The last one kept; looked at once there are as many as may be. */
  private volatile RejectedRow last = NOTHING;

  private volatile boolean full;

  FirstRows(int most) {
    this.most = most;
  }

  /**
   * Whether enough rows before this one are kept. Without a lock, and without an object for a row
   * that is not kept: there may be millions.
   */
  boolean isFullBefore(Source source, long line) {
    return full && source.isBehind(last, line);
  }

  synchronized void add(RejectedRow row) {
    kept.add(row);
    if (kept.size() > most) {
      kept.remove();
    }
    if (kept.size() == most) {
      last = kept.element();
      full = true;
    }
  }

  synchronized List<RejectedRow> inOrder() {
    return kept.stream().sorted().toList();
  }
}

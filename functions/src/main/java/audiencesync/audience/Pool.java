package audiencesync.audience;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/**
 * Heavy state that a sink borrows for one batch of rows. There are as many of them as threads were
 * busy at once, however many sinks there are; what one thread wrote, the next borrower sees.
 */
final class Pool<T> {
  private final Supplier<T> maker;
  private final Deque<T> idle = new ConcurrentLinkedDeque<>();
  private final List<T> all = new ArrayList<>();

  Pool(Supplier<T> maker) {
    this.maker = maker;
  }

  /** The one given back last, whose memory is warm, or a new one. */
  T take() {
    T found = idle.pollFirst();
    return found == null ? make() : found;
  }

  void giveBack(T lent) {
    idle.addFirst(lent);
  }

  private synchronized T make() {
    T made = maker.get();
    all.add(made);
    return made;
  }

  /** Every one ever made. */
  synchronized List<T> all() {
    return List.copyOf(all);
  }
}

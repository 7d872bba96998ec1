package audiencesync.audience;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Heavy state that a sink borrows for one batch of rows. There are as many of them as threads were
 * busy at once, however many sinks there are; what one thread wrote, the next borrower sees.
 */
final class Pool<T> {
  private final Supplier<T> maker;
  private final Deque<T> idle = new ArrayDeque<>();
  private final List<T> all = new ArrayList<>();

  Pool(Supplier<T> maker) {
    this.maker = maker;
  }

  /** The one given back last, whose memory is warm, or a new one. */
  synchronized T take() {
    return idle.isEmpty() ? make() : idle.pop();
  }

  synchronized void giveBack(T lent) {
    idle.push(lent);
  }

  private T make() {
    T made = maker.get();
    all.add(made);
    return made;
  }

  /** Every one ever made. */
  synchronized List<T> all() {
    return List.copyOf(all);
  }
}

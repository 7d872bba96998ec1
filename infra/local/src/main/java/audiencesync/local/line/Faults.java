package audiencesync.local.line;

import java.util.ArrayList;
import java.util.List;

/** The faults still to come, in the order they were ordered in. */
public final class Faults {
  private final List<Order> orders = new ArrayList<>();

  Faults() {}

  /** Lets the next request of a kind go wrong; how often, {@link Order#times} says. */
  public synchronized Order next(Match match, Fault fault) {
    Order order = new Order(match, fault);
    orders.add(order);
    return order;
  }

  /** Forgets what has not happened yet. */
  public synchronized void clear() {
    orders.clear();
  }

  /** The fault that strikes a request; it counts as struck. */
  synchronized Fault strike(Match request) {
    for (Order order : orders) {
      if (order.match.matches(request) && order.strikes()) {
        return order.fault;
      }
    }
    return Fault.none();
  }

  /** One ordered fault: it strikes once, at the first request that fits, unless told otherwise. */
  public static final class Order {
    private final Match match;
    private final Fault fault;
    private int spared;
    private int left = 1;

    private Order(Match match, Fault fault) {
      this.match = match;
      this.fault = fault;
    }

    /** Strikes so many requests, one after another. */
    public synchronized Order times(int count) {
      this.left = count;
      return this;
    }

    /** Spares so many requests first. */
    public synchronized Order after(int count) {
      this.spared = count;
      return this;
    }

    private synchronized boolean strikes() {
      if (spared > 0) {
        spared--;
        return false;
      }
      return left-- > 0;
    }
  }
}

package audiencesync.local.line;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How many requests each access key made in the last second of real time. */
final class RequestRate {
  private static final long SECOND = 1_000_000_000L;

  private final LongSupplier nanoTime;
  private final Map<String, Deque<Long>> starts = new HashMap<>();

  RequestRate(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Counts a request, unless it is one too many. */
  synchronized boolean admits(String accessKey, int perSecond) {
    long now = nanoTime.getAsLong();
    Deque<Long> recent = starts.computeIfAbsent(accessKey, key -> new ArrayDeque<>());
    while (!recent.isEmpty() && now - recent.peekFirst() >= SECOND) {
      recent.removeFirst();
    }
    if (recent.size() >= perSecond) {
      return false;
    }
    recent.addLast(now);
    return true;
  }
}

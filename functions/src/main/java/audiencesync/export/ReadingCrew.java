package audiencesync.export;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Threads that read the objects of one input: each object is opened by one of them; when none is
 * left to open, they help where another still reads, if each has a processor. When objects fail,
 * the failure of the first of them in their order is the input's, and no further one is opened.
 */
final class ReadingCrew {
  /** One opens the next object, or works, while another waits for the storage. */
  private static final int LEAST_AT_ONCE = 2;

  private final ObjectReading reading;
  private final boolean areHelping;
  private final ReadSummary[] summaries;
  private final Deque<SharedTable> offered = new ArrayDeque<>();
  private int next;
  private int unfinished;
  private int failedObject;
  private Optional<Throwable> failure = Optional.empty();

  /** Reads one object. */
  @FunctionalInterface
  interface ObjectReading {
    /** Reads the object of that number; offers its table as soon as others may help. */
    ReadSummary read(int object, Consumer<SharedTable> offer);
  }

  private ReadingCrew(int objects, ObjectReading reading, boolean areHelping) {
    this.reading = reading;
    this.areHelping = areHelping;
    this.summaries = new ReadSummary[objects];
    this.failedObject = objects;
  }

  /**
   * Reads that many objects with that many processors; the summaries have the objects' order. On
   * one processor an object is read by one thread: to share it costs a tenth more, which somebody
   * must be idle to pay.
   */
  static List<ReadSummary> read(int objects, int processors, ObjectReading reading) {
    ReadingCrew crew = new ReadingCrew(objects, reading, processors > 1);
    int threads = Math.max(processors, Math.min(objects, LEAST_AT_ONCE));
    if (threads == 1) {
      crew.work();
    } else {
      crew.workTogether(threads);
    }
    crew.rethrow();
    return List.of(crew.summaries);
  }

  private void workTogether(int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Callable<Object> work = Executors.callable(this::work);
      for (Future<Object> worker : pool.invokeAll(Collections.nCopies(threads, work))) {
        worker.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reading thread failed", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private void work() {
    int object = take();
    while (object < summaries.length) {
      read(object);
      object = take();
    }
    Optional<SharedTable> table = awaitOffer();
    while (table.isPresent()) {
      table.get().help();
      withdraw(table.get());
      table = awaitOffer();
    }
  }

  private void read(int object) {
    Deque<SharedTable> own = new ArrayDeque<>(1);
    try {
      summaries[object] =
          reading.read(
              object,
              table -> {
                own.add(table);
                offer(table);
              });
    } catch (RuntimeException | Error e) {
      fail(object, e);
    } finally {
      own.forEach(this::withdraw);
      finish();
    }
  }

  /** The next object's number, or one that none has. */
  private synchronized int take() {
    if (next < summaries.length && failure.isEmpty()) {
      unfinished++;
      return next++;
    }
    return summaries.length;
  }

  private synchronized void fail(int object, Throwable cause) {
    if (object < failedObject) {
      failedObject = object;
      failure = Optional.of(cause);
    }
  }

  private synchronized void finish() {
    unfinished--;
    notifyAll();
  }

  private synchronized void offer(SharedTable table) {
    if (areHelping) {
      offered.add(table);
      notifyAll();
    }
  }

  /** What is read keeps no memory, be there ever so many objects. */
  private synchronized void withdraw(SharedTable table) {
    offered.remove(table);
  }

  /** A table to help with; empty when every object is read. */
  private synchronized Optional<SharedTable> awaitOffer() {
    while (offered.isEmpty() && unfinished > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(offered.peek());
  }

  private synchronized void rethrow() {
    if (failure.isPresent()) {
      Throwable cause = failure.get();
      if (cause instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) cause;
    }
  }
}

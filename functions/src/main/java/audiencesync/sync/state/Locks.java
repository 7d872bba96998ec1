package audiencesync.sync.state;

import audiencesync.sync.document.Documents;
import audiencesync.sync.port.Executions;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.run.RunRef;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Locks in the bucket, made of conditional creations alone: {@code locks/<subject>/<n>.json} names
 * the execution that holds generation n. Generation n+1 may be created only when the holder of n
 * has released it or runs no more; the highest generation is the lock.
 */
public final class Locks {
  private static final int ATTEMPTS = 5;

  private final ObjectStore store;
  private final Documents documents;
  private final Executions executions;
  private final Clock clock;

  public Locks(ObjectStore store, Executions executions, Clock clock) {
    this.store = store;
    this.documents = new Documents(store);
    this.executions = executions;
    this.clock = clock;
  }

  /**
   * Takes the lock for a run; one that the run's execution holds already is kept.
   *
   * @throws AudienceBusyException when another run holds it
   */
  public void acquire(LockSubject subject, RunRef run) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Generation> highest = highest(subject);
      if (highest.isPresent() && highest.get().lock().heldBy(run.executionId())) {
        return;
      }
      highest.ifPresent(this::refuseUnlessFree);
      if (take(subject, highest.map(Generation::number).orElse(0L) + 1, run)) {
        return;
      }
    }
    throw new AudienceBusyException(subject, "several runs take it at this moment");
  }

  /**
   * Makes sure that the run still holds the lock.
   *
   * @throws LockLostException when it does not
   */
  public void verify(LockSubject subject, RunRef run) {
    if (!isHeld(subject, run)) {
      throw new LockLostException(subject);
    }
  }

  /** Whether the run holds the lock. */
  boolean isHeld(LockSubject subject, RunRef run) {
    return highest(subject).filter(top -> top.lock().heldBy(run.executionId())).isPresent();
  }

  /** Gives the lock back, if the run holds it. */
  public void release(LockSubject subject, RunRef run) {
    highest(subject)
        .filter(top -> top.lock().heldBy(run.executionId()))
        .ifPresent(top -> documents.write(top.key(), top.lock().released(clock.instant())));
  }

  private void refuseUnlessFree(Generation top) {
    Lock lock = top.lock();
    if (lock.releasedAt() == null && executions.isRunning(lock.executionId())) {
      throw new AudienceBusyException(
          lock.subject(), "run " + lock.runId() + " since " + lock.acquiredAt());
    }
  }

  private boolean take(LockSubject subject, long number, RunRef run) {
    Lock lock =
        new Lock(Documents.VERSION, subject, run.executionId(), run.runId(), clock.instant(), null);
    String key = key(subject, number);
    if (!documents.create(key, lock)) {
      return false;
    }
    return keepOnlyIfHighest(subject, key);
  }

  /** A generation below the highest was taken by a run that looked too long ago: it is void. */
  private boolean keepOnlyIfHighest(LockSubject subject, String key) {
    List<StoredObject> generations = store.list(subject.prefix());
    String highest = generations.get(generations.size() - 1).key();
    if (!highest.equals(key)) {
      store.delete(key);
      return false;
    }
    generations.stream()
        .map(StoredObject::key)
        .filter(older -> !older.equals(key))
        .forEach(store::delete);
    return true;
  }

  private Optional<Generation> highest(LockSubject subject) {
    List<StoredObject> generations = store.list(subject.prefix());
    if (generations.isEmpty()) {
      return Optional.empty();
    }
    String key = generations.get(generations.size() - 1).key();
    return documents.read(key, Lock.class).map(lock -> new Generation(key, lock));
  }

  private static String key(LockSubject subject, long number) {
    return subject.prefix() + String.format(Locale.ROOT, "%012d", number) + ".json";
  }

  private record Generation(String key, Lock lock) {
    long number() {
      String name = key.substring(key.lastIndexOf('/') + 1, key.length() - ".json".length());
      return Long.parseLong(name);
    }
  }
}

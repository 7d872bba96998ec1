package audiencesync.sync.state;

/**
 * This run's lock was given back or has passed to another run: it must not touch the audience any
 * more. That ends a redriven run too whose stop had been reported.
 */
public final class LockLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LockLostException(LockSubject subject) {
    super(
        "This run does not hold "
            + subject.text()
            + " any more: it was stopped, or thought to have ended, and made way for other runs."
            + " It sent nothing further. Look at the runs since; if none has done its work, start"
            + " a new run instead of going on with this one.");
  }
}

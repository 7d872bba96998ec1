package audiencesync.sync.state;

/** This run's lock has passed to another run: it must not touch the audience any more. */
public final class LockLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LockLostException(LockSubject subject) {
    super(
        "This run does not hold "
            + subject.text()
            + " any more: another run took over while this one was thought to have ended."
            + " This one stopped before it sent anything further; look at the other run.");
  }
}

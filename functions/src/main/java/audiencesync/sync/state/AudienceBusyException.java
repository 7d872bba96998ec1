package audiencesync.sync.state;

/**
 * Another run that is still running holds the audience or the connector. Tried again for a while.
 */
public final class AudienceBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AudienceBusyException(LockSubject subject, String holder) {
    super(
        "Another run holds "
            + subject.text()
            + ": "
            + holder
            + ". Nothing was sent. Wait for it to end, or stop it, then run again.");
  }
}

package audiencesync.sync.document;

/** Another run has written what this one read: this one ended, and others have gone on since. */
public final class DocumentOverwrittenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DocumentOverwrittenException(String key) {
    super(
        key
            + " was written by another run since this one read it: this run was stopped, or thought"
            + " to have ended, and made way for other runs. It wrote nothing over theirs. Look at"
            + " the runs since; if none has done its work, start a new run.");
  }
}

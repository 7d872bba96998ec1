package audiencesync.sync.document;

/** One of our own documents cannot be read. Nothing is guessed and nothing is started afresh. */
public final class CorruptDocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CorruptDocumentException(String key, String what) {
    super(
        key
            + " "
            + what
            + ". Nothing was sent. Restore the object's previous version (the bucket keeps versions)"
            + " and run again; do not delete it: it knows which audience is ours and what was sent.");
  }
}

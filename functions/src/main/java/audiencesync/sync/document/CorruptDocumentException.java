package audiencesync.sync.document;

/** One of our own documents cannot be read. Nothing is guessed and nothing is started afresh. */
public final class CorruptDocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CorruptDocumentException(String key, String what) {
    super(key + " " + what + ". This step sent nothing. " + Recovery.of(key));
  }
}

package audiencesync.sync;

/** An input has no file to read. */
public final class NoInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoInputException(String message) {
    super(message);
  }
}

package audiencesync.sync;

/** An input has more files than one run can read. */
public final class TooManyFilesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyFilesException(String message) {
    super(message);
  }
}

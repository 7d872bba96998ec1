package audiencesync.sync;

/** A file of an input is not what it was when the run was planned. */
public final class InputChangedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InputChangedException(String message) {
    super(message);
  }
}

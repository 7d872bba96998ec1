package audiencesync.sync.run;

/** The execution's input is not a run request; the message names every field that is wrong. */
public final class InvalidRunRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidRunRequestException(String message) {
    super(message);
  }
}

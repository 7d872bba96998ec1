package audiencesync.sync.port;

/** The bucket did not answer, or refused. The state machine tries again before it gives up. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}

package audiencesync.sync.port;

/** A secret that is missing or may not be read. The message names the secret, never its content. */
public final class SecretException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SecretException(String message) {
    super(message);
  }
}

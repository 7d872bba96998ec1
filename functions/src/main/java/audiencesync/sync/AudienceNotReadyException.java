package audiencesync.sync;

/** Every file was worked through, but the audience cannot be used. */
public final class AudienceNotReadyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AudienceNotReadyException(String message) {
    super(message);
  }
}

package audiencesync.sync;

/**
 * The connector's audience is not there, is not the only one, or does not fit. Nothing was sent.
 */
public final class UnusableAudienceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableAudienceException(String message) {
    super(message + " Nothing was sent.");
  }
}

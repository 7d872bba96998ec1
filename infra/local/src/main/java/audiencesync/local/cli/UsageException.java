package audiencesync.local.cli;

/** The command line, or a file that it names, cannot be used: exit code 2, nothing was started. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, where, and what to do; one line, no value of a secret
   */
  UsageException(String message) {
    super(message);
  }
}

package audiencesync.sync.report;

/** A {@code report.json} that cannot be read; the message names the field. */
public final class InvalidReportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidReportException(String message) {
    super(message);
  }

  InvalidReportException(String message, Throwable cause) {
    super(message, cause);
  }
}

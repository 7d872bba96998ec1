package audiencesync.export;

/**
 * A file that cannot be read as its input says, or at all: reading it again will fail again. The
 * message names the object, the place in it and what to do, and never a value of a row.
 */
public final class ExportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ExportException(String message) {
    super(message);
  }
}

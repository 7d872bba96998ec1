package audiencesync.sync;

import java.util.Locale;

/** The inputs have more members and identifiers than the function has memory for. */
public final class InputsTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final long MEGABYTE = 1_000_000;

  /** Lambda gives no function more. */
  private static final int MOST_MEMORY = 10_240;

  /**
   * Tells of both inputs.
   *
   * @param room bytes that their members and identifiers may take
   * @param storedBytes bytes of all files
   */
  InputsTooLargeException(long room, long storedBytes, Throwable cause) {
    super(
        String.format(
            Locale.ROOT,
            "The inputs (%,d MB of files) do not fit: their members and identifiers take more than"
                + " the %,d MB that the memory of the function leaves them. Raise the stack's"
                + " parameter PrepareMemory, at most to %,d, or let several connectors share the"
                + " members.",
            storedBytes / MEGABYTE,
            room / MEGABYTE,
            MOST_MEMORY),
        cause);
  }
}

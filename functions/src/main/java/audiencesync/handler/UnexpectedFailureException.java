package audiencesync.handler;

import java.util.Arrays;

/**
 * A failure that nobody foresaw. It names where it happened, and neither repeats the original
 * message nor keeps it as its cause: both may quote what the program was reading.
 */
public final class UnexpectedFailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String OURS = "audiencesync.";

  UnexpectedFailureException(RuntimeException original) {
    super(
        "Unexpected "
            + original.getClass().getName()
            + " at "
            + place(original)
            + ". This is a defect: report it with this text. Running again is safe.");
    setStackTrace(original.getStackTrace());
  }

  private static String place(RuntimeException original) {
    return Arrays.stream(original.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(OURS))
        .findFirst()
        .map(StackTraceElement::toString)
        .orElse("an unknown place");
  }
}

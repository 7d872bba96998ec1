package audiencesync.sync;

import audiencesync.audience.MemoryFullException;
import audiencesync.sync.work.Estimate;
import java.util.Locale;
import java.util.Optional;

/** The inputs have more members and identifiers than the function has memory for. */
public final class InputsTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final long MEGABYTE = 1_000_000;

  /** Lambda gives no function more. */
  private static final int MOST_MEMORY = 10_240;

  private static final String ADVICE =
      String.format(
          Locale.ROOT,
          "Raise the stack's parameter PrepareMemory, at most to %,d, or let several connectors"
              + " share the members.",
          MOST_MEMORY);
  private static final String MORE_THAN_LAMBDA_HAS =
      String.format(
          Locale.ROOT,
          ", and Lambda gives at most %,d: let several connectors share the members.",
          MOST_MEMORY);

  /**
   * Tells of both inputs.
   *
   * @param room bytes that their members and identifiers may take
   * @param storedBytes bytes of all files
   * @param estimate what they were expected to take, if the run's plan says
   */
  InputsTooLargeException(
      long room, long storedBytes, Optional<Estimate> estimate, MemoryFullException cause) {
    super(
        String.format(
            Locale.ROOT,
            "The inputs (%,d MB of files) do not fit: their members and identifiers take more than"
                + " the %,d MB that the memory of the function leaves them. %s",
            storedBytes / MEGABYTE,
            room / MEGABYTE,
            estimate.map(known -> advice(known, room)).orElse(ADVICE)),
        cause);
  }

  private static String advice(Estimate estimate, long room) {
    if (estimate.bytes() <= room) {
      return String.format(
              Locale.ROOT,
              "They were estimated at %,d MB, which was too little. ",
              estimate.bytes() / MEGABYTE)
          + ADVICE;
    }
    String needed =
        String.format(
            Locale.ROOT,
            "By the plan's estimate they need a PrepareMemory of %,d",
            estimate.neededMegabytes());
    return estimate.neededMegabytes() > MOST_MEMORY
        ? needed + MORE_THAN_LAMBDA_HAS
        : needed
            + ": set the stack's parameter to that at least, or let several connectors share the members.";
  }
}

package audiencesync.lineads;

import java.time.Duration;

/**
 * How long a call may keep us waiting.
 *
 * @param connect for the connection
 * @param read for each next byte of an answer, and for the whole of its text
 * @param uploadRead the same, after an upload: LINE looks at the file before it answers
 */
record Timeouts(Duration connect, Duration read, Duration uploadRead) {
  static final Timeouts SHIPPED =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(120));

  Duration read(Operation operation) {
    return operation == Operation.UPLOAD ? uploadRead : read;
  }
}

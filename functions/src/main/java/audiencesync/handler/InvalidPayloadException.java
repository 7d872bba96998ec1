package audiencesync.handler;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** A function was invoked with a payload that is not its own; the message quotes nothing of it. */
public final class InvalidPayloadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidPayloadException(Class<?> expected, JsonProcessingException cause) {
    super(
        "The payload is not a "
            + expected.getName().replace('$', '.')
            + place(cause.getLocation())
            + ". Start the state machine instead of this function, or compare with events/.");
  }

  /**
   * @param expected what the payload should have been, with its article
   */
  InvalidPayloadException(String expected) {
    super(
        "The payload is not "
            + expected
            + ". Look at what invokes this function, and compare with events/.");
  }

  private static String place(JsonLocation location) {
    return location == null
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }
}

package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** AWS's hard limit on the data that goes into or out of a state, or into a variable. */
final class PayloadLimit {
  static final int BYTES = 256 * 1024;

  private PayloadLimit() {}

  /**
   * Gives the value back when it fits.
   *
   * @param what the value, as the message names it
   * @throws StateFailure {@code States.DataLimitExceeded}, which States.ALL does not match
   */
  static JsonNode check(JsonNode value, String what) throws StateFailure {
    if (exceededBy(value)) {
      throw new StateFailure(
          StateFailure.DATA_LIMIT_EXCEEDED,
          what
              + " has a size exceeding the maximum number of bytes service limit ("
              + BYTES
              + ").");
    }
    return value;
  }

  static boolean exceededBy(JsonNode value) {
    return value.toString().getBytes(StandardCharsets.UTF_8).length > BYTES;
  }
}

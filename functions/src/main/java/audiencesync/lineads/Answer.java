package audiencesync.lineads;

import java.time.Instant;
import java.util.Optional;

/**
 * What LINE answered.
 *
 * @param status the HTTP status
 * @param date LINE's time, when it said it
 * @param body the body; empty when there was none, or when it broke off or was beyond all bounds
 */
@SuppressWarnings("ArrayRecordComponent") // Lives for one call and is never compared.
record Answer(int status, Optional<Instant> date, byte[] body) {
  boolean accepted() {
    return status >= 200 && status < 300;
  }
}

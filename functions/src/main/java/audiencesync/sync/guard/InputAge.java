package audiencesync.sync.guard;

import java.time.Duration;

/**
 * How old an input is.
 *
 * @param key its oldest selected object
 * @param age since that object was written
 * @param limit the connector's {@code maxAgeHours}
 */
public record InputAge(String key, Duration age, Duration limit) {
  Duration over() {
    return age.minus(limit);
  }
}

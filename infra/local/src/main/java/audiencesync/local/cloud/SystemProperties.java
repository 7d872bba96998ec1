package audiencesync.local.cloud;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** System properties set for a while. */
final class SystemProperties implements AutoCloseable {
  private final Map<String, @Nullable String> before;

  private SystemProperties(Map<String, @Nullable String> before) {
    this.before = before;
  }

  /** Sets them until it is closed, which brings back what was there before. */
  static SystemProperties set(Map<String, String> properties) {
    Map<String, @Nullable String> before = new HashMap<>();
    properties.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
    return new SystemProperties(before);
  }

  @Override
  public void close() {
    before.forEach(SystemProperties::restore);
  }

  private static void restore(String name, @Nullable String value) {
    if (value == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, value);
    }
  }
}

package audiencesync.sync;

import java.util.List;

/** There is no connector of that name in the bucket. */
public final class ConnectorNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  ConnectorNotFoundException(String key, List<String> present) {
    super("There is no " + key + " in the bucket. " + others(present));
  }

  private static String others(List<String> present) {
    if (present.isEmpty()) {
      return "There is no connector at all: upload one under connectors/.";
    }
    String shown = String.join(", ", present.subList(0, Math.min(SHOWN, present.size())));
    return "There are: " + shown + (present.size() > SHOWN ? ", …" : "") + ".";
  }
}

package audiencesync.sync.port;

import java.util.Map;

/** Where people are told. */
public interface Notices {
  /**
   * Tells whoever has asked to be told.
   *
   * @param subject printable ASCII, 1 to 100 characters
   * @param text at most 8 KiB of UTF-8
   * @param attributes name to value, by which subscriptions filter; a value that begins with a
   *     bracket is an array of strings in JSON
   * @throws StoreException when it cannot be known to have been told; repeating tells twice
   */
  void publish(String subject, String text, Map<String, String> attributes);
}

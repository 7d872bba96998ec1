package audiencesync.sync.port;

/** Where people are told. */
public interface Notices {
  /**
   * Tells whoever has asked to be told.
   *
   * @param subject printable ASCII, 1 to 100 characters
   * @param text at most 2 KiB of UTF-8
   * @throws StoreException when it cannot be known to have been told; repeating tells twice
   */
  void publish(String subject, String text);
}

package audiencesync.sync.connector;

/** Which of an input's objects are read. */
public enum Selection {
  ALL,
  /** Only the one modified last. */
  NEWEST
}

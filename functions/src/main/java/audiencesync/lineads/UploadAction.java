package audiencesync.lineads;

/** What an upload does to its audience. A create goes with {@link #ADD}. */
public enum UploadAction {
  /** Puts the file's people into the audience beside those who are in it. */
  ADD,
  /** Makes the file's people the audience. LINE takes three at a time for one ad account. */
  REPLACE
}

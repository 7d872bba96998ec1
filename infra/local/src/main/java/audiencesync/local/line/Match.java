package audiencesync.local.line;

/** Which requests a fault strikes. */
public enum Match {
  ANY,
  /** Reading a page of the audience list. */
  LIST,
  UPLOAD,
  /** Reading the upload jobs of an audience. */
  UPLOAD_JOBS;

  boolean matches(Match request) {
    return this == ANY || this == request;
  }
}

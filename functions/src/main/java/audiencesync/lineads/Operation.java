package audiencesync.lineads;

/** What we ask of LINE. */
enum Operation {
  LIST_AUDIENCES("GET", "listing the custom audiences"),
  LIST_UPLOAD_JOBS("GET", "listing the upload jobs of an audience"),
  UPLOAD("POST", "uploading a file");

  private final String method;
  private final String words;

  Operation(String method, String words) {
    this.method = method;
    this.words = words;
  }

  String method() {
    return method;
  }

  /** As part of a sentence: "LINE answered 500 to <i>uploading a file</i>". */
  String words() {
    return words;
  }

  /** Whether a lost answer leaves us in doubt about the audience. */
  boolean changesSomething() {
    return this == UPLOAD;
  }
}

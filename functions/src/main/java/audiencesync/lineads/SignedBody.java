package audiencesync.lineads;

/**
 * What a signature covers of a request's body.
 *
 * @param sha256 lower-case hex
 * @param contentType as signed, which is not always as sent
 */
record SignedBody(String sha256, String contentType) {
  private static final String SHA256_OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  /** A request without a body. */
  static final SignedBody NONE = new SignedBody(SHA256_OF_NOTHING, "");

  /**
   * A multipart request: its body is not signed, its type is signed without the boundary. LINE's
   * page on authentication says so; a digest of it says that the type line stays empty. If LINE
   * answers 401 to uploads only, this is the line to change.
   */
  static final SignedBody MULTIPART = new SignedBody(SHA256_OF_NOTHING, "multipart/form-data");
}

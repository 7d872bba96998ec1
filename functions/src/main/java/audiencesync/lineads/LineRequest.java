package audiencesync.lineads;

import java.util.Optional;

/**
 * A request before it is signed.
 *
 * @param operation what it asks
 * @param path below the base URL, percent-encoded: {@code /v3/adaccounts/A1/custom-audiences}
 * @param query percent-encoded, without the question mark; empty for none. It is not signed
 * @param body what it carries, if anything
 */
record LineRequest(Operation operation, String path, String query, Optional<MultipartBody> body) {
  static LineRequest read(Operation operation, String path, String query) {
    return new LineRequest(operation, path, query, Optional.empty());
  }

  static LineRequest upload(String path, MultipartBody body) {
    return new LineRequest(Operation.UPLOAD, path, "", Optional.of(body));
  }
}

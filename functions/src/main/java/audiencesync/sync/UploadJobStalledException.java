package audiencesync.sync;

/** LINE has not worked through a file within the time allowed. */
public final class UploadJobStalledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UploadJobStalledException(String fileName, String status) {
    super(
        "LINE accepted "
            + fileName
            + " but its upload job is "
            + status
            + " still, after the longest wait. Run again later: the run goes on from here and sends"
            + " nothing twice.");
  }
}

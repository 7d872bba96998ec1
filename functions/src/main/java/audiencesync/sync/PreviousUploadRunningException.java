package audiencesync.sync;

/** LINE is still working on a file of an earlier run; tried again until it is done. */
public final class PreviousUploadRunningException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PreviousUploadRunningException(String fileName) {
    super(
        "LINE is still working on "
            + fileName
            + ", a file of an earlier run. Nothing of this run was sent yet; files to one audience"
            + " go one after another.");
  }
}

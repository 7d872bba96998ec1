package audiencesync.lineads;

/** LINE took a file and then could not process it: sending it again would fail again. */
public final class UploadJobFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param job the job that LINE reports as FAILED
   */
  public UploadJobFailedException(UploadJob job) {
    super(
        "LINE could not process the uploaded file "
            + job.fileName()
            + job.failedType().map(type -> " (" + type + ")").orElse("")
            + ". It is not sent again in this run. Look at the audience in LINE Ads Manager, check"
            + " that the connector's identifier type fits it, then start a new run.");
  }
}

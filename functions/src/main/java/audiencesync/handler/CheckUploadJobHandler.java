package audiencesync.handler;

import audiencesync.sync.CheckUploadJob;

/** The Lambda function of {@link CheckUploadJob}. */
public final class CheckUploadJobHandler
    extends JsonHandler<CheckUploadJob.Input, CheckUploadJob.Output> {
  public CheckUploadJobHandler() {
    this(Wiring.ofEnvironment());
  }

  CheckUploadJobHandler(Wiring wiring) {
    super(CheckUploadJob.Input.class, wiring.checkUploadJob()::run);
  }
}

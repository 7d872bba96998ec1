package audiencesync.local.engine;

/** The execution was aborted, or its time is over: no Catch may see it. */
final class ExecutionStopped extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExecutionStatus status;

  ExecutionStopped(ExecutionStatus status) {
    super(status.name());
    this.status = status;
  }

  ExecutionStatus status() {
    return status;
  }
}

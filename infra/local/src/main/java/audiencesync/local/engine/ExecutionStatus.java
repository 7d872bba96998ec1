package audiencesync.local.engine;

/** How an execution ended, as {@code DescribeExecution} says it. */
public enum ExecutionStatus {
  SUCCEEDED,
  FAILED,
  TIMED_OUT,
  ABORTED
}

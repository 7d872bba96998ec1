package audiencesync.sync.report;

/** What a guard said of a run. */
public enum GuardOutcome {
  PASSED,
  /** It stops the run; in a dry run, it would. */
  FAILED,
  /** It failed, and this run was told to go on all the same. */
  OVERRIDDEN
}

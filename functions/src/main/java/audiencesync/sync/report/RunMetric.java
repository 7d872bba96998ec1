package audiencesync.sync.report;

/** One figure of a run, as graphs and alarms know it. */
public enum RunMetric {
  /** Rows read, of both inputs. */
  ROWS,
  /** Unique identifiers. */
  IDENTIFIERS,
  /** Rows that could not be read, and joined rows without a usable identifier. */
  REJECTED,
  /** Files that the upload is made of. */
  FILES,
  LINE_CALLS,
  /** Calls to LINE that were answered by an error, or not at all. */
  FAILED_LINE_CALLS,
  /** From the run's start until LINE said that the audience is ready. */
  SECONDS_TO_READY,
  SUCCEEDED_RUNS,
  FAILED_RUNS,
  SKIPPED_RUNS,
  DRY_RUNS
}

package audiencesync.sync.report;

/** How a run ended. */
public enum RunStatus {
  /** Everything was sent and LINE finished every upload job. */
  SUCCEEDED,
  /** Everything was worked out and nothing was sent, as asked. */
  DRY_RUN,
  /** Nothing was done, because another run has done it or is doing it. */
  SKIPPED,
  /** The run stopped; the error says why and what to do. */
  FAILED
}

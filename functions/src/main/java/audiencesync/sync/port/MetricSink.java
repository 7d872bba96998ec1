package audiencesync.sync.port;

import audiencesync.sync.report.RunMetrics;

/** Where the figures of runs go. Nothing depends on their arrival. */
public interface MetricSink {
  /** For where nobody looks at them. */
  MetricSink NONE = metrics -> {};

  /** Takes the figures of a run that has ended; once more when the last step is repeated. */
  void runEnded(RunMetrics metrics);
}

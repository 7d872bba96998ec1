package audiencesync.sync.run;

/** The ways of starting a run. */
public enum TriggerKind {
  SCHEDULE,
  UPLOAD,
  MANUAL
}

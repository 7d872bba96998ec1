package audiencesync.sync.state;

/** How far one file has come on its way into an audience. */
public enum FileStatus {
  /** Not sent yet. */
  PLANNED,
  /** About to be sent, or sent without an answer: LINE may have it. */
  SENDING,
  /** LINE has accepted it; its upload job is not known to have ended. */
  ACCEPTED,
  /** Its upload job has ended well. */
  FINISHED,
  /** LINE said that its upload job failed. */
  FAILED
}

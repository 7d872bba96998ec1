package audiencesync.lineads;

import java.util.Optional;

/** How far LINE is with an uploaded file. */
public enum JobStatus {
  QUEUED,
  WORKING,
  FINISHED,
  FAILED,
  /** A status that LINE's specification does not have yet. */
  UNKNOWN;

  /** Whether LINE will do no more about the file. */
  public boolean ended() {
    return this == FINISHED || this == FAILED;
  }

  static JobStatus parse(Optional<String> text) {
    return WireName.find(values(), text).orElse(UNKNOWN);
  }
}

package audiencesync.lineads;

import java.util.Optional;

/** Whether an audience can be used. LINE Ads Manager shows {@link #READY} as 利用可能. */
public enum AudienceStatus {
  IN_PROGRESS,
  READY,
  FAILED,
  EXPIRED,
  /** A status that LINE's specification does not have yet. */
  UNKNOWN;

  static AudienceStatus parse(Optional<String> text) {
    return WireName.find(values(), text).orElse(UNKNOWN);
  }
}

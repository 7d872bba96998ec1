package audiencesync.sync.connector;

import audiencesync.lineads.UploadAction;
import java.util.Objects;

/**
 * Which audience, and what is done to it.
 *
 * @param lifeDays how long it is assumed to live after it was filled
 */
public record AudienceSpec(UploadAction action, AudienceTarget target, int lifeDays) {
  public AudienceSpec {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(target, "target");
    AudienceLife.DAYS.require("lifeDays", lifeDays);
  }
}

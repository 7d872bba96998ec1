package audiencesync.sync.connector;

import audiencesync.lineads.UploadAction;
import java.util.Objects;

/** Which audience, and what is done to it. */
public record AudienceSpec(UploadAction action, AudienceTarget target) {
  public AudienceSpec {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(target, "target");
  }
}

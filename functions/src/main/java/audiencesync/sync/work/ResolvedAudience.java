package audiencesync.sync.work;

import audiencesync.sync.state.BoundAudience;
import audiencesync.sync.state.UploadMode;
import org.jspecify.annotations.Nullable;

/**
 * The audience a run sends to, as it was found at the start.
 *
 * @param mode what the run does to it
 * @param status LINE's word for its state; null when it is to be created
 * @param estimatedSize LINE's words for its size; null when it is to be created
 */
public record ResolvedAudience(
    BoundAudience audience,
    UploadMode mode,
    @Nullable String status,
    @Nullable String estimatedSize) {}

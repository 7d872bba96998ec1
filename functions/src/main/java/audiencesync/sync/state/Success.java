package audiencesync.sync.state;

import audiencesync.audience.Counts;
import java.time.Instant;

/**
 * One run that went well.
 *
 * @param audienceId the audience it sent to
 */
public record Success(String runId, Instant finishedAt, String audienceId, Counts counts) {}

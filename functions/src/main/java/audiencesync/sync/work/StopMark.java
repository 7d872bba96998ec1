package audiencesync.sync.work;

import java.time.Instant;

/** A mark that people have been told of the run's being stopped at that time. */
public record StopMark(int version, Instant stoppedAt) {}

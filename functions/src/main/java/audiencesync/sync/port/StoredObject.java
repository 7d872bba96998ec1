package audiencesync.sync.port;

import java.time.Instant;

/**
 * One object of the bucket.
 *
 * @param bytes its size as stored
 * @param lastModified when it was written last
 */
public record StoredObject(String key, long bytes, Instant lastModified) {}

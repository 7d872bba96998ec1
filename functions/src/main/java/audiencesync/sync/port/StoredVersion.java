package audiencesync.sync.port;

/**
 * One version of an object, as it is read in parts.
 *
 * @param etag what tells it from other versions of the same key
 * @param bytes its size as stored
 */
public record StoredVersion(String key, String etag, long bytes) {}

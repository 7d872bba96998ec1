package audiencesync.sync.work;

/**
 * The audience as LINE showed it last.
 *
 * @param status LINE's word for its state
 * @param estimatedSize LINE's words for its size
 */
public record SeenAudience(
    int version, String id, String name, String status, String estimatedSize) {}

package audiencesync.sync.guard;

import org.jspecify.annotations.Nullable;

/**
 * One guard as it was evaluated.
 *
 * @param figure what was found, in the limit's unit; null where there is nothing to measure
 * @param limit what it was compared with; null where there is no limit to set
 * @param explanation one sentence with the figures
 */
public record GuardResult(
    GuardName name,
    boolean passed,
    @Nullable Double figure,
    @Nullable Double limit,
    String explanation) {}

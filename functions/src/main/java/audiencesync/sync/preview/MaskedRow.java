package audiencesync.sync.preview;

import java.util.Optional;

/**
 * One row whose values are masked by {@link Masking}.
 *
 * @param userId empty where the column is not mapped
 * @param identifier empty where the column is not mapped
 */
public record MaskedRow(Optional<String> userId, Optional<String> identifier) {}

package audiencesync.local.line;

import java.time.Instant;
import java.util.Optional;

/**
 * A request as the simulated LINE saw it, without keys, tokens and identifiers.
 *
 * @param status the answer; 0 when it hung up without one
 * @param fileName of an upload that was read
 */
public record JournalEntry(
    Instant time, String method, String path, int status, Optional<String> fileName) {}

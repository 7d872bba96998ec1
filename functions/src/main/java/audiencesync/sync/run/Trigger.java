package audiencesync.sync.run;

/**
 * What started a run.
 *
 * @param kind how it was started
 * @param id names the occasion, at most 256 characters: a second run of the same occasion is
 *     skipped
 */
public record Trigger(TriggerKind kind, String id) {}

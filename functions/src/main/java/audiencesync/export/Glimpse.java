package audiencesync.export;

/**
 * What the beginning of an object says about all of it.
 *
 * @param seen rows that were looked at
 * @param rows how many the object has: as it says itself, or as many as what was seen suggests
 */
public record Glimpse(long seen, double rows) {}

package audiencesync.audience;

/**
 * One file of an upload: a run of identifiers in their order.
 *
 * @param number counted from 1
 * @param of how many files there are
 * @param firstRank rank of its first identifier among all, counted from 0
 * @param lines identifiers in it, at most 900,000
 * @param bytes its exact size, line breaks included
 * @param mark 32 hex digits made from the content: the same for the same content, so that a resumed
 *     run can tell whether a file is still the one it planned
 */
public record Chunk(int number, int of, long firstRank, long lines, long bytes, String mark) {}

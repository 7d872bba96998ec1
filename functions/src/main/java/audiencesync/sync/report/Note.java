package audiencesync.sync.report;

/**
 * A remark on a run in a sentence, for what the figures of the report do not say themselves: who
 * holds the lock, which audience was adopted. What they do say (a job that processed fewer lines
 * than it got, an audience that is too small, incomplete or not ready) the page and the notice
 * remark on unasked.
 */
public record Note(String english, String japanese) {}

package audiencesync.local.engine;

import java.time.Duration;

/**
 * One retry of a task.
 *
 * @param state whose task failed
 * @param error the name of its error
 * @param number 1 for the first retry of the state
 * @param delay how long the execution waits before it, jitter included
 */
public record TaskRetry(String state, String error, int number, Duration delay) {}

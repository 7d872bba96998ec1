package audiencesync.local.engine;

import java.util.random.RandomGenerator;

/**
 * What an execution meets outside itself.
 *
 * @param functions what {@code lambda:invoke} calls
 * @param notifications where {@code sns:publish} goes
 * @param clock the time it lives in; one clock for each execution
 * @param random where jitter and {@code $random} come from
 * @param listener who is told of progress
 */
public record ExecutionEnvironment(
    Functions functions,
    Notifications notifications,
    ExecutionClock clock,
    RandomGenerator random,
    ExecutionListener listener) {}

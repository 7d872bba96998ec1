package audiencesync.local.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * One line of an execution's history.
 *
 * @param id counts from 1, as AWS counts
 * @param time on the execution's clock
 * @param type AWS's name of the event, such as {@code TaskStateEntered} or {@code TaskFailed}
 * @param state the state's name; empty for the execution's own events
 * @param delay what was waited: a Wait state's time, or the back-off before a task was scheduled
 *     again; else zero
 * @param error the error's name; empty when nothing failed
 */
public record HistoryEvent(
    long id, Instant time, String type, String state, Duration delay, String error) {}

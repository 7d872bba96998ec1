package audiencesync.lineads;

import java.time.Instant;

/**
 * One call to LINE, as logs and reports show it (LINE asks its users to keep time, method, endpoint
 * and status).
 *
 * @param time when it started
 * @param method {@code GET} or {@code POST}
 * @param path as sent, without the query, which may hold an audience's name
 * @param status LINE's answer; 0 when there was none
 * @param millis how long it took
 */
public record LineCall(Instant time, String method, String path, int status, long millis) {}

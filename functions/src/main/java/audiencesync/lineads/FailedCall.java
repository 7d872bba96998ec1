package audiencesync.lineads;

import java.util.Optional;

/**
 * What is known of a call that went wrong.
 *
 * @param status LINE's answer; 0 when there was none
 * @param reason LINE's reason
 * @param message what happened and what to do, in words
 */
record FailedCall(int status, Optional<ErrorReason> reason, String message) {}

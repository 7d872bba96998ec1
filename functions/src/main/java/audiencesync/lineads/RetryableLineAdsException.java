package audiencesync.lineads;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call failed in a way that passes: the same call may succeed later. */
public final class RetryableLineAdsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String reason;
  private final boolean outcomeUnknown;

  RetryableLineAdsException(FailedCall failed, boolean outcomeUnknown, @Nullable Throwable cause) {
    super(failed.message(), cause);
    this.status = failed.status();
    this.reason = failed.reason().map(ErrorReason::name).orElse(null);
    this.outcomeUnknown = outcomeUnknown;
  }

  /** LINE's HTTP status; 0 when there was no answer. */
  public int status() {
    return status;
  }

  /** LINE's reason, when it is one of its published codes. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /**
   * Whether LINE may have taken the file all the same: look for its upload job, or for the new
   * audience, before sending it again. Never so for a call that only reads.
   */
  public boolean outcomeUnknown() {
    return outcomeUnknown;
  }
}

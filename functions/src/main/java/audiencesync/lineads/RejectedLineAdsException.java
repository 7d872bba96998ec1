package audiencesync.lineads;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** LINE refused a call and will refuse it again: something has to be changed first. */
public final class RejectedLineAdsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String reason;

  RejectedLineAdsException(FailedCall failed) {
    super(failed.message());
    this.status = failed.status();
    this.reason = failed.reason().map(ErrorReason::name).orElse(null);
  }

  /** LINE's HTTP status. */
  public int status() {
    return status;
  }

  /** LINE's reason, when it is one of its published codes. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }
}

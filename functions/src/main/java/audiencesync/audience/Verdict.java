package audiencesync.audience;

import java.util.Optional;

/** What became of the raw identifier of one joined row. */
enum Verdict {
  USABLE,
  /** Usable, and worth counting: LINE Ads Manager refuses such addresses in plain form. */
  USABLE_WITH_PLUS,
  MISSING(RejectionReason.MISSING),
  INVALID_EMAIL(RejectionReason.INVALID_EMAIL),
  TOO_LONG(RejectionReason.TOO_LONG),
  INVALID_PHONE(RejectionReason.INVALID_PHONE),
  INVALID_IFA(RejectionReason.INVALID_IFA),
  NOT_HASHED(RejectionReason.NOT_HASHED),
  ALREADY_HASHED(RejectionReason.ALREADY_HASHED);

  private final Optional<RejectionReason> rejection;

  Verdict() {
    this.rejection = Optional.empty();
  }

  Verdict(RejectionReason reason) {
    this.rejection = Optional.of(reason);
  }

  /** Why it is not sent; empty when it is. */
  Optional<RejectionReason> rejection() {
    return rejection;
  }
}

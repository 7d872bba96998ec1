package audiencesync.audience;

import java.util.Locale;

/** Why a joined row has no identifier that can be sent. A closed list. */
public enum RejectionReason {
  /** Empty, or a placeholder such as {@code null} or {@code n/a}. */
  MISSING,
  INVALID_EMAIL,
  /** An e-mail address of more than 120 characters (LINE's limit). */
  TOO_LONG,
  INVALID_PHONE,
  INVALID_IFA,
  /** The connector says values are hashed already; this one is not 64 hex digits. */
  NOT_HASHED,
  /**
   * The connector says values are plain; this one looks like a SHA-256 and is never hashed twice.
   */
  ALREADY_HASHED;

  /** The name in reports: {@code invalid_email}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

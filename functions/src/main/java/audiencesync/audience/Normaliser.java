package audiencesync.audience;

/** Judges raw values of one kind, and stages what is sent for those that are usable. */
sealed interface Normaliser
    permits EmailNormaliser, PhoneNormaliser, HashNormaliser, IfaNormaliser {
  static Normaliser of(IdentifierRule rule, Staging staging) {
    if (rule.preHashed()) {
      return new HashNormaliser(staging);
    }
    return switch (rule.type()) {
      case EMAIL -> new EmailNormaliser(staging);
      case PHONE -> new PhoneNormaliser(rule, staging);
      case IFA -> new IfaNormaliser(staging);
    };
  }

  /**
   * Judges one value. It may change the value's bytes.
   *
   * @param text UTF-8; what is not UTF-8 makes a value that is not valid
   */
  Verdict accept(byte[] text, int start, int end);
}

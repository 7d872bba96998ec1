package audiencesync.audience;

/** Identifier rules of tests. */
final class Rules {
  static final IdentifierRule EMAIL = plain(IdentifierType.EMAIL);
  static final IdentifierRule IFA = plain(IdentifierType.IFA);
  static final IdentifierRule HASHED_EMAIL =
      new IdentifierRule(IdentifierType.EMAIL, true, "JP", PhoneFormat.E164_DIGITS);

  private Rules() {}

  private static IdentifierRule plain(IdentifierType type) {
    return new IdentifierRule(type, false, "JP", PhoneFormat.E164_DIGITS);
  }

  static IdentifierRule phone(String country, PhoneFormat format) {
    return new IdentifierRule(IdentifierType.PHONE, false, country, format);
  }
}

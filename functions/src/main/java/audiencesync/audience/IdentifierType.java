package audiencesync.audience;

/**
 * What kind of identifier an audience holds (LINE: {@code idType}). One audience holds one kind.
 */
public enum IdentifierType {
  EMAIL,
  PHONE,
  IFA
}

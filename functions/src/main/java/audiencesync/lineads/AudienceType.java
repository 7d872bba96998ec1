package audiencesync.lineads;

import audiencesync.audience.IdentifierType;
import java.util.Optional;

/** What an audience is made of (LINE: {@code functionType}), as far as uploads are concerned. */
public enum AudienceType {
  UPLOAD,
  HASHED_EMAIL_UPLOAD,
  HASHED_PHONE_NUMBER_UPLOAD,
  /** Everything that no file can be uploaded to, and what LINE may add. */
  OTHER;

  /** The kind of audience that identifiers of this type belong in. */
  public static AudienceType of(IdentifierType type) {
    return switch (type) {
      case EMAIL -> HASHED_EMAIL_UPLOAD;
      case PHONE -> HASHED_PHONE_NUMBER_UPLOAD;
      case IFA -> UPLOAD;
    };
  }

  static AudienceType parse(Optional<String> text) {
    return WireName.find(values(), text).orElse(OTHER);
  }
}

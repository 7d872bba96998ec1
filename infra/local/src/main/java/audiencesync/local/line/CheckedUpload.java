package audiencesync.local.line;

import audiencesync.audience.IdentifierType;
import audiencesync.local.line.MemberCode.Kind;
import java.util.Optional;

/**
 * An upload whose form and file are in order; whether its audience is, the account knows.
 *
 * @param id the audience to change
 * @param name the audience to create
 */
record CheckedUpload(
    Optional<String> id,
    Optional<String> name,
    boolean replaces,
    IdentifierType type,
    String fileName,
    FileScan file) {
  private static final long MAX_BYTES = 62_914_560;
  private static final int MAX_NAME_LENGTH = 120;

  /**
   * @throws RefusedException with 400 for what LINE would not take
   */
  static CheckedUpload of(UploadForm form) {
    require(form.field("id").isPresent() || form.field("name").isPresent(), "REQUIRED", "name");
    CheckedUpload upload =
        new CheckedUpload(
            form.field("id"),
            form.field("id").isPresent() ? Optional.empty() : form.field("name"),
            replaces(form),
            type(form),
            required(form.fileName(), "file"),
            form.file());
    upload.checkName();
    upload.checkFile();
    return upload;
  }

  MemberSet members() {
    return file.members(SimulatedAudience.kind(type));
  }

  private void checkName() {
    String value = name.orElse("-");
    require(!value.isBlank(), "AUDIENCE_GROUP_NAME_EMPTY", "name");
    boolean fits = value.codePointCount(0, value.length()) <= MAX_NAME_LENGTH;
    require(fits, "AUDIENCE_GROUP_NAME_SIZE_OVER", "name");
    boolean plain = value.codePoints().noneMatch(Character::isISOControl);
    require(plain, "AUDIENCE_GROUP_NAME_WRONG", "name");
  }

  private void checkFile() {
    Kind kind = SimulatedAudience.kind(type);
    require(file.bytes() > 0, "EMPTY_FILE", "file");
    require(file.bytes() <= MAX_BYTES, "FILE_SIZE_LIMIT_EXCEEDED", "file");
    require(file.holdsOnly(kind), "UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT", "file");
  }

  private static boolean replaces(UploadForm form) {
    return switch (required(form.field("action"), "action")) {
      case "ADD" -> false;
      case "REPLACE" -> true;
      default -> throw RefusedException.badRequest("INVALID_ENUM", "action");
    };
  }

  /** The documentation calls it optional and does not say what it is then: so it is required. */
  private static IdentifierType type(UploadForm form) {
    return switch (required(form.field("idType"), "idType")) {
      case "HASHED_EMAIL" -> IdentifierType.EMAIL;
      case "HASHED_PHONE_NUMBER" -> IdentifierType.PHONE;
      case "IFA" -> IdentifierType.IFA;
      default -> throw RefusedException.badRequest("INVALID_ENUM", "idType");
    };
  }

  private static String required(Optional<String> value, String property) {
    return value.orElseThrow(() -> RefusedException.badRequest("REQUIRED", property));
  }

  private static void require(boolean right, String reason, String property) {
    if (!right) {
      throw RefusedException.badRequest(reason, property);
    }
  }
}

package audiencesync.lineads;

import audiencesync.audience.IdentifierType;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One file on its way to an audience: a new one, made under {@code name}, or the one of {@code
 * audienceId}. Exactly one of the two is given.
 *
 * @param audienceId the audience to change
 * @param name the name of the audience to create
 * @param action what the file does to the audience
 * @param type what its lines are
 * @param fileName how LINE's upload job will be called: unique per attempt, so that the job can be
 *     found again; letters, digits, {@code . _ -}, at most 120
 * @param bytes size of the file, 1 to 62,914,560 (60 MiB, LINE's limit)
 * @param content the file
 */
public record Upload(
    Optional<String> audienceId,
    Optional<String> name,
    UploadAction action,
    IdentifierType type,
    String fileName,
    long bytes,
    Content content) {
  /** LINE's limit for one file, in bytes. */
  public static final long MAX_BYTES = 62_914_560;

  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9._-]{1,120}");

  /**
   * @throws IllegalArgumentException when LINE could not take such an upload
   */
  public Upload {
    if (audienceId.isPresent() == name.isPresent()) {
      throw new IllegalArgumentException(
          "an upload names either the audience to change or the one to create");
    }
    if (!FILE_NAME.matcher(fileName).matches()) {
      throw new IllegalArgumentException(
          "an upload's file name holds 1 to 120 letters, digits, dots, underscores and hyphens");
    }
    if (bytes < 1 || bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "the file "
              + fileName
              + " has "
              + bytes
              + " bytes: LINE takes 1 to "
              + MAX_BYTES
              + " in one upload");
    }
  }

  /** Shows neither the audience's name nor the content. */
  @Override
  public String toString() {
    return "Upload[" + action + " " + type + " " + fileName + ", " + bytes + " bytes]";
  }
}

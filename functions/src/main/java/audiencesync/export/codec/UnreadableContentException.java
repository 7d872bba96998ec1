package audiencesync.export.codec;

/**
 * Stored bytes that are not what they say, or that ask for more than they may. The message goes on
 * with a sentence that begins with the object's name: {@code "is not zstd at byte 4. …"}.
 */
public final class UnreadableContentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnreadableContentException(String message) {
    super(message);
  }
}

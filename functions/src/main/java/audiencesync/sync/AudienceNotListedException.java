package audiencesync.sync;

/**
 * LINE does not list yet what it has by its own word or may have by ours: the audience of a name,
 * or the file that created it; tried again for a while.
 */
public final class AudienceNotListedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private AudienceNotListedException(String message) {
    super(message);
  }

  /** LINE refuses to create an audience because its name is taken, and lists none. */
  static AudienceNotListedException nameTaken(String name) {
    return new AudienceNotListedException(
        "LINE says that an audience named \""
            + name
            + "\" exists, but lists none of that name and identifier type. If one of another type"
            + " has the name, choose another name in the connector.");
  }

  /**
   * There is an audience of the name, and what created it may be a file of ours that got no answer:
   * then it must not be sent again, and else the audience is somebody else's.
   */
  static AudienceNotListedException withoutOurFile(String name, String fileName) {
    return new AudienceNotListedException(
        "An audience named \""
            + name
            + "\" exists, but LINE does not list "
            + fileName
            + ", by which this connector was creating one when no answer came. Nothing was sent"
            + " since. Run again in an hour; if it stays so, the audience is not this connector's:"
            + " say which audience is meant by $.audience.id, or choose another name.");
  }
}

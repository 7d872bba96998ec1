package audiencesync.sync;

/** LINE says that the audience's name is taken, yet does not list it; tried again for a while. */
public final class AudienceNotListedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AudienceNotListedException(String name) {
    super(
        "LINE says that an audience named \""
            + name
            + "\" exists, but lists none of that name and identifier type. If one of another type"
            + " has the name, choose another name in the connector.");
  }
}

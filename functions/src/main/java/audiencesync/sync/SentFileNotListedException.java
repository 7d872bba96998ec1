package audiencesync.sync;

/**
 * LINE does not list a file that it may have. Its list may lag behind: looked for a few times more
 * before the file counts as never arrived.
 */
public final class SentFileNotListedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SentFileNotListedException(String fileName) {
    super(
        "LINE may have "
            + fileName
            + ", whose sending got no answer, but does not list it yet. Nothing was sent since. It"
            + " is looked for again, and sent again only when it stays away; run again later.");
  }
}

package audiencesync.sync.state;

/** As many REPLACE uploads as LINE takes for one ad account are under way. Tried again. */
public final class ReplaceSlotsBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReplaceSlotsBusyException(String adAccountId, int slots) {
    super(
        "LINE replaces at most "
            + slots
            + " audiences of an ad account at a time, and other runs are replacing as many of "
            + adAccountId
            + ". Nothing was sent. Wait for one of them to end, then run again.");
  }
}

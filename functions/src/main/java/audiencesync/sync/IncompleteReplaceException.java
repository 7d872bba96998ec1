package audiencesync.sync;

/** An earlier REPLACE stopped half-way: adding to what is left of the audience would hide that. */
public final class IncompleteReplaceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IncompleteReplaceException(String runId) {
    super(
        "The audience is incomplete: the REPLACE of run "
            + runId
            + " stopped half-way, and this run would only ADD. Nothing was sent. Run once with"
            + " \"action\": \"REPLACE\" to complete the audience.");
  }
}

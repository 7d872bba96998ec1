package audiencesync.sync;

import audiencesync.sync.state.AudienceState.Replacement;

/** An earlier REPLACE stopped half-way: adding to what is left of the audience would hide that. */
public final class IncompleteReplaceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IncompleteReplaceException(Replacement left) {
    super(
        "The audience is incomplete: the REPLACE of run "
            + left.runId()
            + " of connector "
            + left.connector()
            + " stopped half-way, and this run would only ADD. Nothing was sent. Run "
            + left.connector()
            + " once with \"action\": \"REPLACE\" to complete the audience.");
  }
}

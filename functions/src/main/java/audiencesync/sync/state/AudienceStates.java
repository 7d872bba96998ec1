package audiencesync.sync.state;

import audiencesync.sync.document.Documents;
import audiencesync.sync.document.Sha256;
import audiencesync.sync.run.RunRef;
import java.util.Optional;

/** Where audiences' states are kept. Written only by who holds the audience's lock. */
public final class AudienceStates {
  private final Documents documents;

  public AudienceStates(Documents documents) {
    this.documents = documents;
  }

  /** An audience's state; none when no run has sent to it, and as long as it has no id. */
  public Optional<AudienceState> read(BoundAudience audience) {
    return audience
        .knownId()
        .flatMap(id -> documents.read(key(audience.adAccountId(), id), AudienceState.class));
  }

  /** Notes what an upload does to its audience, if that has changed. */
  public void note(RunRef run, ConnectorState state) {
    Optional<AudienceState> before = state.boundAudience().flatMap(this::read);
    AudienceState.of(run, state, before)
        .filter(now -> before.filter(now::equals).isEmpty())
        .ifPresent(now -> documents.write(key(now.adAccountId(), now.audienceId()), now));
  }

  private static String key(String adAccountId, String id) {
    return "state/audiences/" + Sha256.hex(adAccountId + "\n" + id, 32) + ".json";
  }
}

package audiencesync.sync.state;

import audiencesync.sync.document.Documents;
import audiencesync.sync.document.OpenDocument;
import audiencesync.sync.document.Sha256;
import audiencesync.sync.run.RunRef;
import java.util.Optional;

/**
 * Where audiences' states are kept. Written only by who holds the audience's lock; and because a
 * function may go on when its execution was stopped and its lock has passed on, only over what it
 * has seen.
 */
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

  /**
   * An audience's state, to be noted in; none as long as it has no id. Open it first and make sure
   * of the lock then: whoever takes the lock later notes in it, and the next note here is refused.
   */
  public Optional<OpenAudience> open(BoundAudience audience) {
    return audience
        .knownId()
        .map(id -> documents.open(key(audience.adAccountId(), id), AudienceState.class))
        .map(OpenAudience::new);
  }

  private static String key(String adAccountId, String id) {
    return "state/audiences/" + Sha256.hex(adAccountId + "\n" + id, 32) + ".json";
  }

  /** A state that nobody else has written since it was read. */
  public static final class OpenAudience {
    private final OpenDocument<AudienceState> document;
    private Optional<AudienceState> latest;

    private OpenAudience(OpenDocument<AudienceState> document) {
      this.document = document;
      this.latest = document.content();
    }

    /** What was known of the audience when it was opened, or has been noted since. */
    public Optional<AudienceState> latest() {
      return latest;
    }

    /**
     * Notes what an upload may have left in the audience that is given up for another one.
     *
     * @throws audiencesync.sync.document.DocumentOverwrittenException when another run has written
     *     it since; then nothing is written
     */
    public void noteGivenUp(RunRef run, BoundAudience audience, UploadState upload) {
      Optional<AudienceState> now = AudienceState.ofGivenUp(run, audience, upload, latest);
      if (!now.equals(latest)) {
        document.write(now.orElseThrow());
        latest = now;
      }
    }

    /**
     * Notes what an upload does to its audience; where that changes nothing, makes sure that nobody
     * else has noted anything.
     *
     * @throws audiencesync.sync.document.DocumentOverwrittenException when another run has written
     *     it since; then nothing is written
     */
    public void note(RunRef run, ConnectorState state) {
      Optional<AudienceState> now = AudienceState.of(run, state, latest);
      if (now.equals(latest)) {
        document.verify();
      } else {
        document.write(now.orElseThrow());
        latest = now;
      }
    }
  }
}

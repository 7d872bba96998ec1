package audiencesync.sync.state;

import audiencesync.sync.document.Documents;
import audiencesync.sync.document.Sha256;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.run.Trigger;
import java.time.Clock;
import java.time.Instant;

/**
 * Which triggers have been acted on: one occasion starts one run, however often it is delivered.
 */
public final class Claims {
  private final Documents documents;
  private final Clock clock;

  public Claims(Documents documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * Claims a trigger for a run.
   *
   * @return whether it is this run's, now or since an earlier attempt of the same execution
   */
  public boolean claim(Trigger trigger, RunRef run) {
    String key = key(trigger, run.connector());
    Claim claim =
        new Claim(Documents.VERSION, trigger, run.runId(), run.executionId(), clock.instant());
    return documents.create(key, claim)
        || documents
            .read(key, Claim.class)
            .filter(taken -> taken.executionId().equals(run.executionId()))
            .isPresent();
  }

  private static String key(Trigger trigger, String connector) {
    String digest = Sha256.hex(trigger.kind() + "\n" + trigger.id(), 32);
    return "claims/" + connector + "/" + digest + ".json";
  }

  /** One trigger that has been acted on. */
  record Claim(int version, Trigger trigger, String runId, String executionId, Instant claimedAt) {}
}

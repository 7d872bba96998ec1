package audiencesync.sync.state;

import audiencesync.sync.document.Documents;
import audiencesync.sync.run.RunRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all connectors know of one audience: {@code state/audiences/<digest>.json}. Written by the
 * run that sends to it, before its own state: what an upload is about to do to an audience is
 * visible before it is done.
 *
 * @param connector whose upload is the latest
 * @param runId the run that carries it out, or did so last
 * @param fileInFlight the file that LINE may be working on; null when there is none
 * @param incomplete the REPLACE that has begun and not come to its end; null when there is none
 * @param held how many identifiers at least were sent into it since it was created or last replaced
 *     as a whole, or may have been where nobody will get to know; null when neither has been seen
 */
public record AudienceState(
    int version,
    String adAccountId,
    String audienceId,
    String connector,
    String runId,
    @Nullable String fileInFlight,
    @Nullable Replacement incomplete,
    @Nullable Long held) {

  /** A REPLACE that has not come to its end: the audience lacks people. */
  public record Replacement(String connector, String runId) {}

  /**
   * What there is to know once an upload has come so far; nothing before LINE has given the
   * audience an id.
   *
   * @param before what was known until then
   */
  static Optional<AudienceState> of(
      RunRef run, ConnectorState state, Optional<AudienceState> before) {
    UploadState upload = state.latestUpload().orElseThrow();
    BoundAudience audience = state.boundAudience().orElseThrow();
    return audience
        .knownId()
        .map(
            id ->
                new AudienceState(
                    Documents.VERSION,
                    audience.adAccountId(),
                    id,
                    run.connector(),
                    upload.runId(),
                    upload.inFlight().orElse(null),
                    incomplete(run, upload, before),
                    held(run, upload, before)));
  }

  /**
   * What was left half-way stays so until a REPLACE has come to its end. One whose first file may
   * not even arrive does not make another's mark its own: if LINE refuses the file, that other is
   * what is left. Only a mark of its own goes with it.
   */
  private static @Nullable Replacement incomplete(
      RunRef run, UploadState upload, Optional<AudienceState> before) {
    Optional<Replacement> left = before.flatMap(AudienceState::incompleteReplace);
    Replacement own = new Replacement(run.connector(), upload.runId());
    if (upload.incompleteReplace()) {
      return upload.file(1).status() == FileStatus.SENDING ? left.orElse(own) : own;
    }
    boolean settled =
        upload.completeReplace()
            || (upload.mode() == UploadMode.REPLACE && left.equals(Optional.of(own)));
    return settled ? null : left.orElse(null);
  }

  /**
   * One file may name whom another has named: the larger counts, not the sum. Until a REPLACE has
   * come to its end it counts as having removed nobody. A file that is about to be sent counts: its
   * answer may never come, and whoever goes on knows nothing of it but this.
   */
  private static @Nullable Long held(
      RunRef run, UploadState upload, Optional<AudienceState> before) {
    if (upload.completeReplace()) {
      return upload.linesTaken();
    }
    long sent = upload.linesPerhapsTaken();
    Optional<Long> until = before.flatMap(AudienceState::heldAtLeast);
    boolean isOfAnother = before.filter(known -> known.isOfAnother(run.connector())).isPresent();
    boolean isOwnCreation = upload.mode() == UploadMode.CREATE && !isOfAnother;
    return isOwnCreation
        ? (Long) Math.max(sent, until.orElse(0L))
        : until.map(known -> Math.max(sent, known)).orElse(null);
  }

  /**
   * What there is to know when a connector gives up its creation of the audience for another
   * upload, and with it forgets which files LINE may have. Other uploads are known from when they
   * began; a creation is not before the audience has an id.
   *
   * @param audience by now with its id
   * @param before what was known until then
   */
  static Optional<AudienceState> ofGivenUp(
      RunRef run, BoundAudience audience, UploadState upload, Optional<AudienceState> before) {
    boolean isCreation =
        upload.mode() == UploadMode.CREATE && audience.origin() == AudienceOrigin.CREATED;
    if (before.isPresent()) {
      AudienceState known = before.get();
      // What another connector sent meanwhile is not counted, so that the creation is not all.
      boolean isCounted = isCreation && !known.isOfAnother(run.connector());
      return Optional.of(isCounted ? known.orMore(upload.linesPerhapsTaken()) : known);
    }
    return isCreation && upload.linesPerhapsTaken() > 0
        ? Optional.of(ofCreation(run, audience, upload))
        : Optional.empty();
  }

  private static AudienceState ofCreation(RunRef run, BoundAudience audience, UploadState upload) {
    return new AudienceState(
        Documents.VERSION,
        audience.adAccountId(),
        audience.knownId().orElseThrow(),
        run.connector(),
        upload.runId(),
        upload.inFlight().orElse(null),
        null,
        upload.linesPerhapsTaken());
  }

  private AudienceState orMore(long sent) {
    return new AudienceState(
        version,
        adAccountId,
        audienceId,
        connector,
        runId,
        fileInFlight,
        incomplete,
        Math.max(sent, heldAtLeast().orElse(0L)));
  }

  /** How many identifiers it holds at least, when that is known. */
  public Optional<Long> heldAtLeast() {
    return Optional.ofNullable(held);
  }

  /** The REPLACE that did not come to its end, if any. */
  public Optional<Replacement> incompleteReplace() {
    return Optional.ofNullable(incomplete);
  }

  /** Whether another connector has sent to the audience since that one did. */
  public boolean isOfAnother(String name) {
    return !connector.equals(name);
  }

  /** The file that LINE may be working on, if any. */
  public Optional<String> inFlight() {
    return Optional.ofNullable(fileInFlight);
  }
}

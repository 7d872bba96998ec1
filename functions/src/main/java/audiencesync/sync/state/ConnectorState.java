package audiencesync.sync.state;

import audiencesync.sync.document.Documents;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a connector remembers from run to run: {@code state/<connector>.json}.
 *
 * @param audience the audience it is bound to
 * @param upload its latest upload, complete or not
 * @param successes its latest successes, newest first, at most {@value #SUCCESSES_KEPT}
 */
public record ConnectorState(
    int version,
    @Nullable BoundAudience audience,
    @Nullable UploadState upload,
    List<Success> successes) {
  static final int SUCCESSES_KEPT = 30;

  public ConnectorState {
    if (audience == null && (upload != null || !successes.isEmpty())) {
      throw new IllegalArgumentException("something was sent, and it is not known where");
    }
    successes = successes.stream().limit(SUCCESSES_KEPT).toList();
  }

  /** The state of a connector that never ran. */
  public static ConnectorState none() {
    return new ConnectorState(Documents.VERSION, null, null, List.of());
  }

  public Optional<BoundAudience> boundAudience() {
    return Optional.ofNullable(audience);
  }

  public Optional<UploadState> latestUpload() {
    return Optional.ofNullable(upload);
  }

  /** The name of a file that was to create the audience and of which LINE's answer is not known. */
  public Optional<String> unansweredFile() {
    boolean unbound = audience != null && audience.id() == null;
    return unbound ? latestUpload().flatMap(UploadState::inFlight) : Optional.empty();
  }

  /** The successes with that audience, newest first. */
  public Stream<Success> successes(String audienceId) {
    return successes.stream().filter(success -> success.audienceId().equals(audienceId));
  }

  /** When a run last filled that audience and saw it ready. */
  public Optional<Instant> lastFilled(String audienceId) {
    return successes(audienceId).map(Success::finishedAt).max(Comparator.naturalOrder());
  }

  /** Whether that run is among the successes. */
  public boolean hasSucceeded(String runId) {
    return successes.stream().anyMatch(success -> success.runId().equals(runId));
  }

  public ConnectorState with(BoundAudience bound) {
    return new ConnectorState(version, bound, upload, successes);
  }

  public ConnectorState with(UploadState changed) {
    return new ConnectorState(version, audience, changed, successes);
  }

  /** With one more success. */
  public ConnectorState with(Success success) {
    return new ConnectorState(
        version, audience, upload, Stream.concat(Stream.of(success), successes.stream()).toList());
  }
}

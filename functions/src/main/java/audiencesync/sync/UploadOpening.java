package audiencesync.sync;

import audiencesync.audience.Chunk;
import audiencesync.sync.state.AudienceOrigin;
import audiencesync.sync.state.AudienceState;
import audiencesync.sync.state.AudienceState.Replacement;
import audiencesync.sync.state.BoundAudience;
import audiencesync.sync.state.ConnectorState;
import audiencesync.sync.state.FileState;
import audiencesync.sync.state.FileStatus;
import audiencesync.sync.state.UploadMode;
import audiencesync.sync.state.UploadState;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.ResolvedAudience;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which files a run sends: those that are left of an unfinished upload of the same content,
 * else all of them anew.
 */
final class UploadOpening {
  private static final Set<String> UNUSABLE = Set.of("FAILED", "EXPIRED");

  private final Plan plan;
  private final List<Chunk> chunks;
  private final Optional<AudienceState> known;

  /**
   * @param known what the connectors know of the audience
   */
  UploadOpening(Plan plan, List<Chunk> chunks, Optional<AudienceState> known) {
    this.plan = plan;
    this.chunks = chunks;
    this.known = known;
  }

  /**
   * The upload that the run carries out.
   *
   * @throws IncompleteReplaceException when it would add to what an unfinished REPLACE has left
   */
  UploadState open(ConnectorState state) {
    Optional<UploadState> unfinished =
        isOvertaken()
            ? Optional.empty()
            : state.latestUpload().filter(upload -> isUnfinished(upload, state));
    left(unfinished).ifPresent(this::refuseToAddToWhatIsLeft);
    Optional<UploadState> resumed = unfinished.filter(this::sameContent).map(this::resumed);
    return resumed.orElseGet(() -> fresh(inFlight(unfinished).orElse(null)));
  }

  /** A connector that was pointed elsewhere meanwhile, or lost its state, knows of it no more. */
  private Optional<String> inFlight(Optional<UploadState> unfinished) {
    return unfinished.isPresent()
        ? unfinished.flatMap(UploadState::inFlight)
        : known.flatMap(AudienceState::inFlight);
  }

  /** What this connector has begun counts no more once another has sent to the audience. */
  private boolean isOvertaken() {
    return known.filter(audience -> audience.isOfAnother(plan.run().connector())).isPresent();
  }

  /** A run that was stopped once all its files were there has left nothing to send, but its end. */
  private boolean isUnfinished(UploadState upload, ConnectorState state) {
    boolean ended = upload.complete() && (state.hasSucceeded(upload.runId()) || isUnusable());
    return !ended && sameAudience(state);
  }

  /** Whether LINE made nothing of the files: then sending them again is what helps. */
  private boolean isUnusable() {
    String status = plan.audience().status();
    return status != null && UNUSABLE.contains(status);
  }

  private boolean sameAudience(ConnectorState state) {
    BoundAudience target = plan.audience().audience();
    return state.boundAudience().filter(target::same).isPresent();
  }

  private boolean sameContent(UploadState unfinished) {
    return goesOn(unfinished)
        && unfinished.marks().equals(chunks.stream().map(Chunk::mark).toList());
  }

  private boolean goesOn(UploadState unfinished) {
    ResolvedAudience target = plan.audience();
    return unfinished.mode() == UploadMode.CREATE
        ? target.audience().origin() == AudienceOrigin.CREATED
        : unfinished.mode() == target.mode();
  }

  /** What LINE failed at is sent again under a new name; what may have arrived keeps its name. */
  private UploadState resumed(UploadState unfinished) {
    List<FileState> files =
        unfinished.files().stream()
            .map(file -> file.status() == FileStatus.FAILED ? again(file) : file)
            .toList();
    return new UploadState(
        plan.run().runId(), unfinished.mode(), files, unfinished.precedingFile());
  }

  private FileState again(FileState failed) {
    return FileState.planned(chunks.get(failed.number() - 1), failed.action(), plan.run().runId());
  }

  private Optional<Replacement> left(Optional<UploadState> unfinished) {
    return unfinished
        .filter(UploadState::incompleteReplace)
        .map(upload -> new Replacement(plan.run().connector(), upload.runId()))
        .or(() -> known.flatMap(AudienceState::incompleteReplace));
  }

  private void refuseToAddToWhatIsLeft(Replacement left) {
    if (plan.audience().mode() == UploadMode.ADD) {
      throw new IncompleteReplaceException(left);
    }
  }

  private UploadState fresh(@Nullable String precedingFile) {
    UploadMode mode = plan.audience().mode();
    List<FileState> files =
        IntStream.range(0, chunks.size()).mapToObj(i -> planned(chunks.get(i), mode)).toList();
    return new UploadState(plan.run().runId(), mode, files, precedingFile);
  }

  private FileState planned(Chunk chunk, UploadMode mode) {
    return FileState.planned(chunk, mode.action(chunk.number()), plan.run().runId());
  }
}

package audiencesync.sync;

import audiencesync.lineads.AudienceStatus;
import audiencesync.lineads.JobStatus;
import audiencesync.sync.connector.AudienceTarget;
import audiencesync.sync.report.ReportedAudience;
import audiencesync.sync.report.ReportedFile;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.state.AudienceState;
import audiencesync.sync.state.AudienceState.Replacement;
import audiencesync.sync.state.AudienceStates;
import audiencesync.sync.state.BoundAudience;
import audiencesync.sync.state.ConnectorState;
import audiencesync.sync.state.FileState;
import audiencesync.sync.state.FileStatus;
import audiencesync.sync.state.UploadState;
import audiencesync.sync.work.ResolvedAudience;
import audiencesync.sync.work.SeenAudience;
import audiencesync.sync.work.WorkFiles;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The part of a run's report that says into which audience its files went, and how far. */
final class DeliveryAssembly {
  private final RunRef run;
  private final WorkFiles work;
  private final ConnectorState state;
  private final AudienceStates audiences;
  private final Optional<SeenAudience> seen;

  DeliveryAssembly(RunRef run, WorkFiles work, ConnectorState state, AudienceStates audiences) {
    this.audiences = audiences;
    this.run = run;
    this.work = work;
    this.state = state;
    this.seen = work.find(SeenAudience.class);
  }

  ReportedAudience audience(ResolvedAudience target) {
    return new ReportedAudience(
        audienceId(target),
        Optional.of(seen.map(SeenAudience::name).orElse(target.audience().name())),
        seen.map(SeenAudience::status)
            .or(() -> Optional.ofNullable(target.status()))
            .map(AudienceStatus::valueOf),
        seen.map(SeenAudience::estimatedSize).or(() -> Optional.ofNullable(target.estimatedSize())),
        complete(target),
        description());
  }

  private Optional<String> audienceId(ResolvedAudience target) {
    return target
        .audience()
        .knownId()
        .or(() -> ownUpload().flatMap(u -> state.boundAudience()).flatMap(BoundAudience::knownId));
  }

  /** Known when this run sends, or when an earlier one left the audience half replaced. */
  private Optional<Boolean> complete(ResolvedAudience target) {
    Optional<AudienceState> known = audiences.read(target.audience());
    Optional<Boolean> halfReplaced =
        (known.isPresent() ? known.flatMap(AudienceState::incompleteReplace) : ownHalf(target))
            .map(left -> false);
    return ownUpload().map(UploadState::complete).or(() -> halfReplaced);
  }

  /** Of a connector whose latest upload is older than the audience's own state. */
  private Optional<Replacement> ownHalf(ResolvedAudience target) {
    return state
        .latestUpload()
        .filter(UploadState::incompleteReplace)
        .filter(u -> state.boundAudience().filter(target.audience()::same).isPresent())
        .map(u -> new Replacement(run.connector(), u.runId()));
  }

  private Optional<String> description() {
    return ConnectorFiles.ofRun(run, work).audience().target()
            instanceof AudienceTarget.Create create
        ? create.description()
        : Optional.empty();
  }

  /** The files of the run's own upload: none when it did not come so far. */
  List<ReportedFile> files() {
    return ownUpload().map(UploadState::files).orElse(List.of()).stream()
        .map(DeliveryAssembly::file)
        .toList();
  }

  private static ReportedFile file(FileState file) {
    return new ReportedFile(
        file.number(),
        file.lines(),
        file.bytes(),
        file.action(),
        Optional.ofNullable(file.uploadJobId()),
        jobStatus(file.status()),
        file.processed() == null ? OptionalLong.empty() : OptionalLong.of(file.processed()));
  }

  private static Optional<JobStatus> jobStatus(FileStatus status) {
    return switch (status) {
      case PLANNED, SENDING -> Optional.empty();
      case ACCEPTED -> Optional.of(JobStatus.QUEUED);
      case FINISHED -> Optional.of(JobStatus.FINISHED);
      case FAILED -> Optional.of(JobStatus.FAILED);
    };
  }

  /** The upload, if this run has come so far as to carry it out. */
  private Optional<UploadState> ownUpload() {
    return state.latestUpload().filter(upload -> upload.runId().equals(run.runId()));
  }
}

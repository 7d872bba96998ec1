package audiencesync.sync;

import audiencesync.lineads.AudienceType;
import audiencesync.lineads.CustomAudience;
import audiencesync.lineads.RejectedLineAdsException;
import audiencesync.lineads.RetryableLineAdsException;
import audiencesync.lineads.Upload;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.state.AudienceOrigin;
import audiencesync.sync.state.BoundAudience;
import audiencesync.sync.state.FileState;
import audiencesync.sync.state.FileStatus;
import audiencesync.sync.state.LockSubject;
import audiencesync.sync.state.Locks;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.RunLocks;
import audiencesync.sync.work.WorkFiles;
import java.util.List;
import java.util.Optional;

/**
 * Sends one file to LINE. Before it is sent it is noted as being sent, so that after a lost answer,
 * in this run or the next, LINE is asked for it first.
 */
public final class UploadChunk {
  private static final String NAME_TAKEN = "AUDIENCE_GROUP_NAME_DUPLICATE";

  /**
   * What the step is told.
   *
   * @param number of the file, counted from 1
   */
  public record Input(RunRef run, int number) {}

  /** What the step hands on. */
  public record Output(int number, String audienceId) {}

  private final ObjectStore store;
  private final LineSessions lines;
  private final Locks locks;

  public UploadChunk(ObjectStore store, LineSessions lines, Locks locks) {
    this.store = store;
    this.lines = lines;
    this.locks = locks;
  }

  /**
   * Makes sure that LINE has the file; may be repeated.
   *
   * @throws RetryableLineAdsException when it is to be tried again
   * @throws RejectedLineAdsException when trying again would not help
   * @throws PreviousUploadRunningException when an earlier run's file is still worked on
   */
  public Output run(Input input) {
    WorkFiles work = new WorkFiles(store, input.run());
    RunLocks held = new RunLocks(locks, work, input.run());
    held.verify();
    UploadInProgress upload = new UploadInProgress(store, input.run());
    if (upload.file(input.number()).isToBeSent()) {
      Plan plan = work.require(Plan.class);
      try (LineSession line = lines.open(plan.secretId(), input.run(), work)) {
        new Sending(line, upload, input.number()).deliver(work.chunkKey(input.number()));
      }
    }
    held.acquire(lockById(upload.audience()));
    return new Output(input.number(), upload.audienceId());
  }

  private static LockSubject lockById(BoundAudience audience) {
    return LockSubject.audienceId(audience.adAccountId(), audience.knownId().orElseThrow());
  }

  /** One file on its way. */
  private final class Sending {
    private final LineSession line;
    private final SentFiles sent;
    private final UploadInProgress upload;
    private final int number;

    Sending(LineSession line, UploadInProgress upload, int number) {
      this.line = line;
      this.sent = new SentFiles(line.client());
      this.upload = upload;
      this.number = number;
    }

    void deliver(String contentKey) {
      waitForPreceding();
      FileState file = upload.file(number);
      if (file.status() == FileStatus.SENDING && findAtLine(file)) {
        return;
      }
      upload.change(file.with(FileStatus.SENDING));
      send(file, contentKey);
    }

    private void waitForPreceding() {
      String preceding = upload.upload().precedingFile();
      Optional<String> id = upload.audience().knownId();
      if (preceding == null || id.isEmpty()) {
        return;
      }
      if (sent.job(id.get(), preceding).filter(job -> !job.status().ended()).isPresent()) {
        throw new PreviousUploadRunningException(preceding);
      }
      upload.precedingIsDone();
    }

    /** Looks for a file that LINE may have: sent, but without an answer. */
    private boolean findAtLine(FileState file) {
      Optional<String> id = upload.audience().knownId();
      Optional<String> holder =
          id.isPresent()
              ? id.filter(known -> sent.job(known, file.fileName()).isPresent())
              : createdAudience(file).map(CustomAudience::id);
      holder.ifPresent(found -> accepted(found, file));
      return holder.isPresent();
    }

    private Optional<CustomAudience> createdAudience(FileState file) {
      List<CustomAudience> candidates = sameNameAndType();
      Optional<CustomAudience> holder = sent.holder(candidates, Optional.of(file.fileName()));
      if (holder.isEmpty() && !candidates.isEmpty()) {
        throw new AudienceNotListedException(upload.audience().name());
      }
      return holder;
    }

    private List<CustomAudience> sameNameAndType() {
      BoundAudience wanted = upload.audience();
      return line.client().audiences(wanted.name()).stream()
          .filter(audience -> audience.type() == AudienceType.of(wanted.identifierType()))
          .toList();
    }

    private void send(FileState file, String contentKey) {
      try {
        CustomAudience answer = line.client().upload(request(file, contentKey));
        accepted(answer.id(), file);
      } catch (RejectedLineAdsException rejected) {
        afterRejection(file, rejected);
      } catch (RetryableLineAdsException failed) {
        if (!failed.outcomeUnknown()) {
          upload.change(file.with(FileStatus.PLANNED));
        }
        throw failed;
      }
    }

    /** A refused file has not arrived, unless its name is taken because it has. */
    private void afterRejection(FileState file, RejectedLineAdsException rejected) {
      boolean nameTaken =
          upload.audience().knownId().isEmpty()
              && rejected.reason().filter(NAME_TAKEN::equals).isPresent();
      if (nameTaken) {
        throw new AudienceNotListedException(upload.audience().name());
      }
      upload.change(file.with(FileStatus.PLANNED));
      throw rejected;
    }

    private void accepted(String audienceId, FileState file) {
      FileState accepted = file.with(FileStatus.ACCEPTED);
      BoundAudience audience = upload.audience();
      AudienceOrigin origin =
          audience.knownId().isPresent() ? audience.origin() : AudienceOrigin.CREATED;
      upload.bind(audienceId, origin, accepted);
    }

    private Upload request(FileState file, String contentKey) {
      BoundAudience audience = upload.audience();
      return new Upload(
          audience.knownId(),
          audience.knownId().isPresent() ? Optional.empty() : Optional.of(audience.name()),
          file.action(),
          audience.identifierType(),
          file.fileName(),
          file.bytes(),
          () -> store.open(contentKey));
    }
  }
}

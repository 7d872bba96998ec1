package audiencesync.sync;

import audiencesync.lineads.AudienceType;
import audiencesync.lineads.CustomAudience;
import audiencesync.lineads.RejectedLineAdsException;
import audiencesync.lineads.RetryableLineAdsException;
import audiencesync.lineads.Upload;
import audiencesync.lineads.UploadAction;
import audiencesync.lineads.UploadJob;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.state.AudienceOrigin;
import audiencesync.sync.state.BoundAudience;
import audiencesync.sync.state.FileState;
import audiencesync.sync.state.FileStatus;
import audiencesync.sync.work.RunLocks;
import java.util.List;
import java.util.Optional;

/** One file on its way to LINE. */
final class FileDelivery {
  private static final String NAME_TAKEN = "AUDIENCE_GROUP_NAME_DUPLICATE";

  /** Looks for a file in vain, minutes in all, before it counts as never arrived. */
  private static final int PATIENCE = 3;

  private final ObjectStore store;
  private final LineSession line;
  private final SentFiles sent;
  private final UploadInProgress upload;
  private final int number;

  FileDelivery(ObjectStore store, LineSession line, UploadInProgress upload, int number) {
    this.store = store;
    this.line = line;
    this.sent = new SentFiles(line.client());
    this.upload = upload;
    this.number = number;
  }

  /**
   * Makes sure that LINE has the file.
   *
   * @param contentKey where it is staged
   */
  void deliver(RunLocks held, String contentKey) {
    waitForPreceding();
    FileState file = upload.file(number);
    if (file.status() == FileStatus.SENDING && findAtLine(file)) {
      return;
    }
    if (file.action() == UploadAction.REPLACE) {
      held.takeReplaceSlot(upload.audience().adAccountId());
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
    Optional<UploadJob> job = sent.job(id.get(), preceding);
    if (job.filter(found -> !found.status().ended()).isPresent()) {
      throw new PreviousUploadRunningException(preceding);
    }
    if (job.isEmpty()) {
      bePatient(preceding);
    }
    upload.precedingIsDone();
  }

  /** LINE's lists may lag: what is not there now may have arrived all the same. */
  private void bePatient(String fileName) {
    FileState file = upload.file(number);
    if (file.vainLooks() < PATIENCE) {
      upload.change(file.lookedForInVain());
      throw new SentFileNotListedException(fileName);
    }
  }

  /** Looks for a file that LINE may have: sent, but without an answer. */
  private boolean findAtLine(FileState file) {
    Optional<String> id = upload.audience().knownId();
    Optional<String> holder =
        id.isPresent()
            ? id.filter(known -> sent.job(known, file.fileName()).isPresent())
            : createdAudience(file).map(CustomAudience::id);
    if (holder.isEmpty()) {
      bePatient(file.fileName());
    }
    holder.ifPresent(found -> accepted(found, file));
    return holder.isPresent();
  }

  private Optional<CustomAudience> createdAudience(FileState file) {
    List<CustomAudience> candidates = sameNameAndType();
    Optional<CustomAudience> holder = sent.holder(candidates, file.fileName());
    if (holder.isEmpty() && !candidates.isEmpty()) {
      throw AudienceNotListedException.withoutOurFile(upload.audience().name(), file.fileName());
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
      throw AudienceNotListedException.nameTaken(upload.audience().name());
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

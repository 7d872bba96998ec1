package audiencesync.sync;

import audiencesync.lineads.JobStatus;
import audiencesync.lineads.UploadJob;
import audiencesync.lineads.UploadJobFailedException;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.state.FileState;
import audiencesync.sync.state.FileStatus;
import audiencesync.sync.state.Locks;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.RunLocks;
import audiencesync.sync.work.WorkFiles;
import java.util.Optional;

/** Asks LINE how far it has come with one file. */
public final class CheckUploadJob {
  /**
   * What the step is told.
   *
   * @param number of the file, counted from 1
   * @param lastCheck whether there will be no further one
   */
  public record Input(RunRef run, int number, boolean lastCheck) {}

  /**
   * What the step hands on.
   *
   * @param jobStatus LINE's word; QUEUED as long as the job is not listed
   */
  public record Output(int number, JobStatus jobStatus) {}

  private final ObjectStore store;
  private final LineSessions lines;
  private final Locks locks;

  public CheckUploadJob(ObjectStore store, LineSessions lines, Locks locks) {
    this.store = store;
    this.lines = lines;
    this.locks = locks;
  }

  /**
   * Checks the upload job once; may be repeated.
   *
   * @throws UploadJobFailedException when LINE says that the job failed
   * @throws UploadJobStalledException when it has not ended and this was the last check
   */
  public Output run(Input input) {
    WorkFiles work = new WorkFiles(store, input.run());
    RunLocks held = new RunLocks(locks, work, input.run());
    UploadInProgress upload = new UploadInProgress(store, input.run());
    held.verify();
    FileState file = upload.file(input.number());
    if (file.status() == FileStatus.FINISHED) {
      return new Output(input.number(), JobStatus.FINISHED);
    }
    Optional<UploadJob> job = job(work, upload, file);
    JobStatus status = job.map(UploadJob::status).orElse(JobStatus.QUEUED);
    if (status.ended()) {
      held.releaseReplaceSlot();
    }
    job.filter(found -> found.status() == JobStatus.FINISHED)
        .ifPresent(
            found -> upload.change(file.ended(FileStatus.FINISHED, found.id(), found.processed())));
    job.filter(found -> found.status() == JobStatus.FAILED)
        .ifPresent(found -> fail(upload, file, found));
    if (input.lastCheck() && !status.ended()) {
      throw new UploadJobStalledException(file.fileName(), status.name());
    }
    return new Output(input.number(), status);
  }

  private Optional<UploadJob> job(WorkFiles work, UploadInProgress upload, FileState file) {
    Plan plan = work.require(Plan.class);
    try (LineSession line = lines.open(plan.secretId(), plan.run(), work)) {
      return new SentFiles(line.client()).job(upload.audienceId(), file.fileName());
    }
  }

  private static void fail(UploadInProgress upload, FileState file, UploadJob job) {
    upload.change(file.ended(FileStatus.FAILED, job.id(), job.processed()));
    throw new UploadJobFailedException(job);
  }
}
